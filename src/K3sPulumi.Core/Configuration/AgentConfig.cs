namespace K3sPulumi.Core.Configuration;

/// <summary>The <c>config.yaml</c> of an agent.</summary>
internal sealed record AgentConfig : NodeConfig
{
    protected override void Write(ConfigFile file)
    {
        file.Text("server", Server);
        file.Hidden("token", Token);
        WriteNode(file);
        WriteRuntime(file);
    }
}
