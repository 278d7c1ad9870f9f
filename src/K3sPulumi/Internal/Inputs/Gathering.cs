using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Nodes;

namespace K3sPulumi.Internal.Inputs;

/// <summary>Maps args to the core's records: each input has one line, here or in the file of its subject.</summary>
internal static class Gathering
{
    /// <param name="args">The node's args.</param>
    /// <param name="values">Its inputs.</param>
    /// <param name="cluster">The cluster that it belongs to.</param>
    public static NodeSpec Read(this NodeArgs args, Values values, K3sClusterArgs? cluster = null) =>
        args.ReadShared(values) with
        {
            NodeName = args.NodeName,
            NodeLabels = values.Map(args.NodeLabels),
            NodeTaints = values.List(args.NodeTaints),
            NodeIp = values.Get(args.NodeIp),
            NodeExternalIp = values.Get(args.NodeExternalIp),
            Config = values.Get(args.Config),
            Generation = values.Get(args.Generation),
            WithNodeId = values.Get(args.WithNodeId),
            Rootless = args.Rootless ?? false,
            FlannelIface = values.Get(args.FlannelIface),
            ResolvConf = values.Get(args.ResolvConf),
            KubeletArgs = values.List(args.KubeletArgs),
            AirGap = (args.AirGap ?? cluster?.AirGap)?.Read(args, values),
            Images = args.ReadImages(cluster?.Images ?? [], values),
            Architecture = values.Get(args.Architecture),
            SkippedChecks = values.List(args.SkippedChecks),
            Deadlines = new()
            {
                Prepare = values.Get(args.PrepareTimeout),
                Ready = values.Get(args.ReadyTimeout),
                Drain = values.Get(args.DrainTimeout),
            },
            HostIsGone = args.HostIsGone ?? false,
            LeavesThrough = args is K3sServerArgs { LeaveThrough: not null } or K3sAgentArgs { LeaveThrough: not null },
            Docker = args.Docker?.Read(values),
            Ssh = args.Ssh?.Read(values),
        };

    public static ServerSpec Read(this K3sServerArgs args, string name, Values values) => new()
    {
        Name = name,
        Key = name,
        Node = args.Read(values),
        Settings = args.ReadServerSettings(values),
        ServerUrl = values.Get(args.ServerUrl),
        ApiAddress = values.Get(args.ApiAddress ?? args.KubeVip?.Address),
        ClusterInit = args.EmbeddedEtcd ?? false,
    };

    public static AgentSpec Read(this K3sAgentArgs args, string name, Values values) => new()
    {
        Name = name,
        Node = args.Read(values),
        ServerUrl = values.Get(args.ServerUrl),
        Token = values.GivenSecret(args.Token),
        Settings = args.ReadSettings(values),
    };

    /// <param name="args">The cluster's.</param>
    /// <param name="name">Its name.</param>
    /// <param name="values">Its inputs.</param>
    /// <param name="only">
    /// The node for which it is read: then only what may affect that node is read, because an unknown or secret value elsewhere
    /// must not make this node unknown or secret.
    /// </param>
    public static ClusterSpec Read(this K3sClusterArgs args, string name, Values values, NodePlan? only = null)
    {
        var (all, servers, agents) = (only is null, only?.IsServer != false, only?.IsServer != true);
        return new()
        {
            Name = name,
            Settings = servers ? args.ReadServerSettings(values) : args.ReadSettings(values),
            Servers = [.. args.Servers.Select((node, index) => Node(node, servers && (all || only!.Index == index)))],
            Agents = [.. args.Agents.Select((node, index) => Node(node, agents && (all || only!.Index == index)))],
            ApiAddress = servers ? values.Get(args.ApiAddress ?? args.KubeVip?.Address) : default,
            DockerSubnet = all ? values.Get(args.DockerSubnet) : default,
            ServerConfig = servers ? values.Get(args.ServerConfig) : default,
            AgentConfig = agents ? values.Get(args.AgentConfig) : default,
            MaxUnavailable = args.MaxUnavailable,
            LoadBalancer = all ? args.LoadBalancer?.Read(values) : null,
            Shared = args.ReadShared(values) with { LocalRegistry = values.Get(args.LocalRegistry) },
        };

        NodeSpec Node(NodeArgs? node, bool isRead) => node is not null && isRead ? node.Read(values, args) : new();
    }

    private static NodeSpec ReadShared(this NodeOptionsArgs args, Values values) => new()
    {
        Registries = args.Registries?.Read(values),
        Proxy = args.Proxy?.Read(values),
        ReleaseMirror = args.ReleaseMirror?.Read(values),
        Firewall = values.Get(args.Firewall),
        NodeNetworks = values.List(args.NodeNetworks).Select(all => (IReadOnlyList<string>)[.. all.Select(Cidrs.Normal)]),
        Selinux = values.Get(args.Selinux),
        DockerRuntime = values.Get(args.Runtime?.Docker),
        RuntimeEndpoint = values.Get(args.Runtime?.Endpoint),
        Snapshotter = values.Get(args.Runtime?.Snapshotter),
        PreferBundledBin = values.Get(args.Runtime?.PreferBundledBin),
        PersistKernelSettings = values.Get(args.Kernel?.Persist),
        EnableMemoryCgroup = values.Get(args.Kernel?.EnableMemoryCgroup),
        VpnAuth = values.Secret(args.VpnAuth),
        DataDirectory = values.Get(args.DataDirectory),
        Adopt = values.Get(args.Adopt),
        Packages = args.Packages is { } packages
            ? new() { Update = values.Get(packages.Update), Reboot = values.Get(packages.Reboot) } : null,
        Drain = values.Get(args.Drain),
        Drift = values.Get(args.Drift),
        Running = args.Running,
    };
}
