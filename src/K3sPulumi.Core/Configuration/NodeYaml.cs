using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Oidc;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Configuration;

/// <summary>Checks the user's YAML of a whole request against its arguments.</summary>
internal static class NodeYaml
{
    public static void Check(ProblemList problems, IEnumerable<ConfigClash> clashes)
    {
        problems.AddAll(clashes.Where(clash => clash.IsFatal).Select(clash => clash.Problem));
    }

    /// <summary>Warnings: what works, but probably not as intended.</summary>
    public static void Advise(ProblemList advice, IEnumerable<ConfigClash> clashes) =>
        advice.AddAll(clashes.Where(clash => !clash.IsFatal).Select(clash => clash.Problem));

    public static void Advise(ProblemList advice, string path, Value<string> text, NodeRole role)
    {
        if (text.IsKnown)
            ConfigText.Advise(advice.At(path), text.Content!, role);
    }

    public static IEnumerable<ConfigClash> Clashes(ClusterSpec spec) => ClusterChecks.Nodes(spec).SelectMany(node => Clashes(
        Ours(node.Node.Over(spec.Shared), spec.Settings, node.Role),
        spec.Settings,
        node.Path,
        node.Role == NodeRole.Server ? new("serverConfig", spec.ServerConfig) : new("agentConfig", spec.AgentConfig),
        new($"{node.Path}.config", node.Node.Config)));

    public static IEnumerable<ConfigClash> Clashes(INodeSpec spec) =>
        Clashes(Ours(spec.Node, spec.Settings, spec.Role), spec.Settings, "", new ConfigLayer("config", spec.Node.Config));

    private static IReadOnlyList<ConfigClash> Clashes(
        NodeConfig ours, ClusterSettings settings, string at, params IEnumerable<ConfigLayer> layers) =>
        [.. Versions(ours, settings), .. settings.Oidc is null ? [] : OidcSpec.Clashes(layers),
            .. ConfigClashes.Find(ours, settings.Hardening is not null, at, layers)];

    /// <summary>Arguments whose keys the version does not know: servers would ignore them, agents would not start.</summary>
    private static IEnumerable<ConfigClash> Versions(NodeConfig ours, ClusterSettings settings)
    {
        var version = settings.KnownVersion;
        var isHardened = settings.Hardening is not null;
        foreach (var key in YamlText.Keys(ours.ToYaml()).Select(K3sKeys.Find).OfType<K3sKey>())
        {
            if (KeyNames.VersionProblem(key, version) is { } problem)
                yield return new(new(ConfigArguments.Of(key.Name, isHardened), problem), IsFatal: true);
        }
    }

    private static NodeConfig Ours(NodeSpec node, ClusterSettings settings, NodeRole role) => role == NodeRole.Server
        ? NodeConfigs.For(new ServerSpec { Name = "node", Node = Asked(node), Settings = settings }, null, null, hasEtcd: true)
        : NodeConfigs.For(new AgentSpec { Name = "node", Node = Asked(node), Settings = settings }, null);

    /// <summary>Without defaults of the platform or mode, which YAML may override.</summary>
    private static NodeSpec Asked(NodeSpec node) => node with
    {
        Docker = node.Docker is null ? null : new(),
        Rootless = false,
    };
}
