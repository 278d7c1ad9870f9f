using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Scripts;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Credentials;

/// <summary>The server on which something is issued: on a host, or in a container.</summary>
internal abstract record IssuePlace
{
    public abstract RemoteScript Script(VisibleText head, string verb, string? withdraw, ScriptInput data);
}

/// <param name="Server">The node on the host.</param>
internal sealed record IssueOnHost(HostNode Server) : IssuePlace
{
    public override RemoteScript Script(VisibleText head, string verb, string? withdraw, ScriptInput data)
    {
        data.Set("ROLE", Server.Role.Text()).Set("DATA_DIR", Server.DataDir).SetGiven("ROOTLESS", Server.RootlessUser);
        return new(head.Then(Server.Elevation.Call(verb)), withdraw is null ? null : Server.Elevation.Call(withdraw),
            Server.Elevation.Input(data.For("issue")));
    }
}

/// <param name="Container">Its name.</param>
internal sealed record IssueInContainer(string Container) : IssuePlace
{
    public override RemoteScript Script(VisibleText head, string verb, string? withdraw, ScriptInput data) => new(
        head.Then(Call(verb)), withdraw is null ? null : Call(withdraw), new Secret(data.With(ScriptSets.Text("docker-issue"))));

    private string Call(string verb) => $"sh -s -- {verb} {Shell.Quote(Container)}";
}
