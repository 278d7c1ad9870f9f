using K3sPulumi.Core.Adoption;
using K3sPulumi.Core.AirGap;
using K3sPulumi.Core.Charts;
using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Credentials;
using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Images;
using K3sPulumi.Core.LoadBalancing;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Registries;
using K3sPulumi.Core.Running;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Cluster;

/// <summary>All checks of a cluster before any host is contacted.</summary>
internal static class ClusterChecks
{
    public static IReadOnlyList<Problem> Problems(ClusterSpec spec)
    {
        var problems = new ProblemList();
        SettingsChecks.Check(problems, spec.Settings, spec.Servers.Count,
            hasTokens: Nodes(spec).Any(node => node.Node.Over(spec.Shared).Adopt.Or(false)));
        problems.Check("apiAddress", spec.ApiAddress, Addresses.HostProblem);
        CheckPlugins(problems, spec);
        if (spec.Settings.KubeVip is not null && spec.LoadBalancer is not null)
            problems.Add("kubeVip", "and loadBalancer both give the API an address; remove one of the two.");
        if (spec.MaxUnavailable is not null)
            problems.Add("maxUnavailable", Lanes.Problem(spec.MaxUnavailable));
        problems.Check("dockerSubnet", spec.DockerSubnet, cidr =>
            ContainerSubnet.Problem(cidr, spec.Servers.Count, spec.Agents.Count));
        problems.Add("servers", QuorumProblem(spec));
        problems.Add("servers", GoneHosts.Problem(spec.Servers));
        if (spec.Servers.Count > 0)
            problems.Add("tokenRotation", TokenRotation.HostProblem(spec.Settings, spec.Servers[0]));
        CheckNodes(problems, spec);
        if (spec.LoadBalancer is { } balancer)
            LoadBalancerChecks.Check(problems.At("loadBalancer"), balancer);
        NodeChecks.CheckConfig(problems, "serverConfig", spec.ServerConfig, NodeRole.Server, spec.Settings.Version);
        NodeChecks.CheckConfig(problems, "agentConfig", spec.AgentConfig, NodeRole.Agent, spec.Settings.Version);
        NodeYaml.Check(problems, NodeYaml.Clashes(spec));
        ServerConsistency.Check(problems, spec);
        ServerRoles.Check(problems, spec);
        CheckBackups(problems, spec);
        CheckOptions(problems, spec);
        NameChecks.Check(problems, spec);
        SamePlaceChecks.Check(problems, spec);
        ClusterAddresses.Check(problems, spec);
        ClusterPorts.Check(problems, spec);
        return problems.Problems;
    }

    internal static IEnumerable<(string Path, NodeSpec Node, NodeRole Role)> Nodes(ClusterSpec spec) =>
        spec.Servers.Select((node, index) => ($"servers[{index}]", node, NodeRole.Server))
            .Concat(spec.Agents.Select((node, index) => ($"agents[{index}]", node, NodeRole.Agent)));

    private static void CheckPlugins(ProblemList problems, ClusterSpec spec)
    {
        PluginChecks.CheckController(problems, spec.Settings, "serverConfig", spec.ServerConfig);
        PluginChecks.CheckApiPort(problems, spec.Settings, "agentConfig", spec.AgentConfig);
        foreach (var (index, agent) in spec.Agents.Index())
            PluginChecks.CheckApiPort(problems.At("agents", index), spec.Settings, "config", agent.Config);
        if (spec.Servers is [var only])
            PluginChecks.CheckController(problems, spec.Settings, "servers[0].config", only.Config);
    }

    private static void CheckNodes(ProblemList problems, ClusterSpec spec)
    {
        foreach (var (path, node, role) in Nodes(spec))
        {
            NodeChecks.Check(problems.At(path), node, role, spec.Settings.Version);
            ImageSource.Check(problems, node.Images, isShared: true);
            DockerImages.Check(problems.At(path), node, spec.Settings.Version);
            AirGapChecks.Check(node.AirGap is { IsShared: true } ? problems : problems.At(path), node, spec.Settings.Version);
        }
    }

    private static void CheckBackups(ProblemList problems, ClusterSpec spec)
    {
        spec.Settings.Snapshots?.Check(problems.At("snapshots"), spec.Store,
            spec.Servers.Any(server => server.Docker is not null));
        var config = MergedConfig.Of(
            [new("", spec.ServerConfig), .. spec.Servers.Select(node => new ConfigLayer("", node.Config))]);
        spec.Settings.Restore?.Where(inDocker: spec.Servers.Any(node => node.Ssh is null)).Check(
            problems.At("restore"), spec.Store, spec.Settings, joins: false, spec.Servers.Any(node => node.Rootless), config);
    }

    private static void CheckOptions(ProblemList problems, ClusterSpec spec)
    {
        var nodes = Nodes(spec).Select(node => (node.Path, Node: node.Node.Over(spec.Shared))).ToList();
        if (spec.Shared.Registries is { } registries)
            RegistryChecks.CheckVersion(problems.At("registries"), registries, spec.Settings.Version);
        NodeOptionsChecks.CheckEach(problems, spec.Shared,
            isContainer: Nodes(spec).Any(node => node.Node is { Docker: not null, Ssh: null }));
        foreach (var (path, node) in nodes)
            NodeOptionsChecks.CheckRuntime(problems.At(path), node);
        foreach (var (path, node, _) in Nodes(spec).Where(node => node.Node.Ssh is not null))
            NodeOptionsChecks.CheckFirewall(node.Firewall.IsGiven ? problems.At(path) : problems, node.Over(spec.Shared));
        if (spec.Settings.FlannelExternalIp.Or(false))
            foreach (var (path, node, _) in Nodes(spec).Where(node => !node.Node.NodeExternalIp.IsGiven))
                problems.Add($"{path}.nodeExternalIp", "is missing; with networking.flannelExternalIp the nodes use these "
                    + "addresses to reach each other.");
        RunningChecks.Check(problems, spec);
        AdoptionChecks.CheckTokens(problems, spec.Settings, nodes.Select(node => node.Node));
        ClusterOptionsChecks.CheckTogether(problems, spec.Settings, nodes);
        problems.Check("localRegistry", spec.Shared.LocalRegistry, address =>
            LocalRegistry.TryParse(address, out var why) is null ? why : null);
        if (spec.Shared.LocalRegistry.IsGiven && spec.Servers is [{ Docker: null }, ..])
            problems.Add("localRegistry", "works only for clusters in Docker, because it is connected to their network; for "
                + "hosts, use registries with a registry that they can reach.");
        if (spec.DockerSubnet.IsGiven && spec.Servers is [{ Docker: null }, ..])
            problems.Add("dockerSubnet", "is only for clusters in Docker; remove it, because hosts keep their own addresses.");
    }

    private static string? QuorumProblem(ClusterSpec spec)
    {
        if (spec.Servers.Count == 0)
            return "is empty; a cluster needs at least one server.";
        var voters = ServerRoles.Voters(spec);
        // the user confirms with embeddedEtcd that this is a step from three servers to one
        if (spec.Settings.DatastoreEndpoint.IsGiven || spec.Settings.EmbeddedEtcd || voters % 2 != 0 || voters == 0)
            return null;
        return voters == spec.Servers.Count
            ? $"{voters} servers with embedded etcd tolerate no more failures than {voters - 1}; use {voters - 1} or "
                + $"{voters + 1}, or set datastore."
            : $"{voters} of {spec.Servers.Count} servers have etcd, and tolerate no more failures than {voters - 1}; use an odd "
                + "number of servers without disable-etcd.";
    }
}
