using K3sPulumi.Core.AirGap;
using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Validation;
using K3sPulumi.Core.Versions;

namespace K3sPulumi.Core.Hosts;

/// <content>Builds the host's view of each node from the request.</content>
internal sealed partial record HostNode
{
    /// <param name="spec">With all values known.</param>
    /// <param name="token">The servers' token.</param>
    /// <param name="agentToken">The agents' token.</param>
    /// <param name="cluster">Identifies the cluster across runs; null for a standalone node.</param>
    /// <param name="passwordKey">The initial server token; null: the current one.</param>
    public static HostNode For(ServerSpec spec, Secret token, Secret agentToken, string? cluster, Secret? passwordKey = null)
    {
        var config = NodeConfigs.For(spec, token, agentToken);
        var host = Common(spec.Node, spec.Settings.Version, config, token) with
        {
            Role = NodeRole.Server,
            Files = [.. NodeFiles.Datastore(spec.Settings), .. OptionFiles.For(spec)],
            ServiceEnvironment = OptionFiles.ServiceEnvironment(spec),
            Secrets = [agentToken, .. spec.Settings.Datastore?.Secrets ?? [], .. spec.Settings.Snapshots?.Secrets ?? [],
                .. Passwords(spec.Node)],
            NodePassword = Nodes.NodePassword.For(passwordKey ?? token, config.NodeName),
            Cluster = cluster,
            Initializes = spec.Initializes,
            ChangesFirst = spec.EtcdServers.Count == 0 ? spec.Initializes : spec.EtcdServers[0] == spec.Key,
            Restore = spec.Settings.Restore?.On(spec, spec.EtcdServers.Count == 0 || spec.EtcdServers[0] == spec.Key, token),
            JoinUrl = config.Server,
            Peers = [.. spec.Peers.Or([]).Select(peer => $"https://{Addresses.InUrl(peer)}:{NetworkDefaults.ApiPort}")],
            Store = spec.Store,
        };
        return host.With(spec.Node, spec.Settings);
    }

    /// <param name="spec">With all values known.</param>
    /// <param name="passwordKey">
    /// The initial server token, which is not sent to the host; null if it is unknown.
    /// </param>
    /// <param name="cluster">Identifies the cluster across runs; null for a standalone node.</param>
    public static HostNode For(AgentSpec spec, Secret? passwordKey, string? cluster)
    {
        var config = NodeConfigs.For(spec, spec.Token.Content);
        var host = Common(spec.Node, spec.Settings.Version, config, spec.Token.Content) with
        {
            Role = NodeRole.Agent,
            Files = [.. OptionFiles.For(spec)],
            ServiceEnvironment = OptionFiles.ServiceEnvironment(spec),
            NodePassword = passwordKey is { } key ? Nodes.NodePassword.For(key, config.NodeName) : null,
            Secrets = [.. Passwords(spec.Node)],
            Cluster = cluster,
            JoinUrl = spec.ServerUrl.Content,
        };
        return host.With(spec.Node, spec.Settings);
    }

    private static HostNode Common(NodeSpec node, Value<string> version, NodeConfig config, Secret token) =>
        Common(node, K3sVersion.TryParse(version.Content ?? "", out var why) ?? throw new ArgumentException(why, nameof(version)),
            config, token);

    private static HostNode Common(NodeSpec node, K3sVersion version, NodeConfig config, Secret token) => new()
    {
        Role = NodeRole.Agent,
        Version = version,
        NodeName = config.NodeName,
        WithNodeId = config.WithNodeId,
        Architecture = node.AirGap is null ? node.Architecture.Content : AirGapChecks.ArchitectureOf(node, out _)?.Name,
        ConfigYaml = new Secret(config.ToYaml()),
        VisibleConfig = config.ToVisibleYaml(),
        ConfigDropIns = [.. NodeFiles.DropIns(node)],
        Token = token,
        Elevation = Elevation.Of(node.Ssh!),
        Deadlines = node.Deadlines,
        ArtifactUrl = node.ReleaseMirror?.Url.Content ?? Releases.Url,
        InstallerUrl = node.ReleaseMirror?.InstallerOf(version),
        MirrorCa = node.ReleaseMirror?.Ca.OrPlaceholder(),
        MirrorLogin = node.ReleaseMirror?.Login,
        Uploads = [.. AirGapChecks.UploadsOf(node, version), .. node.Images.Select(image => image.Upload).OfType<AirGapUpload>()],
        Generation = node.Generation.Or(0),
        SkippedChecks = node.SkippedChecks.Or([]),
        Adopts = node.Adopt.Or(false),
        Packages = node.Packages?.OnHost,
        Drains = node.Drain.Or(false) && node.Deadlines.DrainSeconds > 0,
        Labels = NodeMarks.ShownLabels(node),
        Taints = NodeMarks.ShownTaints(node),
    };

    private static IEnumerable<Secret> Given(Value<Secret> secret) => secret.IsKnown ? [secret.Content] : [];

    private static IEnumerable<Secret> Passwords(NodeSpec node) =>
        [.. Given(node.Ssh!.SudoPassword), .. Given(node.Ssh.Password)];
}
