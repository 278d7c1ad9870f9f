using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Scripts;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Docker;

/// <summary>
/// A container's files as in its labels, so a preview shows what changes in a node: the files themselves are secret.
/// </summary>
internal sealed record ShownFiles(string Config, string Digests)
{
    /// <summary>The label with <c>config.yaml</c>, its secrets blanked.</summary>
    public const string ConfigLabel = "k3spulumi.config";

    /// <summary>
    /// The label with a line for every file: what it is called, who may read it, and a digest that its secrets cannot be guessed
    /// from.
    /// </summary>
    public const string DigestsLabel = "k3spulumi.files";

    public static ShownFiles For(ServerSpec spec, Secret token, Secret agentToken) =>
        Of(NodeConfigs.For(spec, token, agentToken), NodeFiles.For(spec, token, agentToken), token);

    public static ShownFiles For(AgentSpec spec) =>
        Of(NodeConfigs.For(spec, spec.Token.Content), NodeFiles.For(spec), spec.Token.Content);

    private static ShownFiles Of(NodeConfig config, IReadOnlyList<HostFile> files, Secret token) => new(
        config.ToVisibleYaml(),
        string.Concat(files.Select(file =>
            $"{file.Path} ({file.Mode}) {Digest.Visible($"{file.Mode} {file.Path}", file.Content.Value, token)}\n")));
}
