using K3sPulumi.Core.Adoption;
using K3sPulumi.Core.AirGap;
using K3sPulumi.Core.Charts;
using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Credentials;
using K3sPulumi.Core.Datastores;
using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Existing;
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
        var findings = new ProblemList();
        SettingsChecks.Check(findings, spec.Settings, spec.Servers.Count,
            hasTokens: Nodes(spec).Any(node => node.Node.Over(spec.Shared).Adopt.Or(false)));
        findings.Check("apiAddress", spec.ApiAddress, Addresses.HostProblem);
        PluginChecks.CheckController(findings, spec.Settings, "serverConfig", spec.ServerConfig);
        PluginChecks.CheckApiPort(findings, spec.Settings, "agentConfig", spec.AgentConfig);
        foreach (var (index, agent) in spec.Agents.Index())
            PluginChecks.CheckApiPort(findings.At("agents", index), spec.Settings, "config", agent.Config);
        if (spec.Servers is [var only])
            PluginChecks.CheckController(findings, spec.Settings, "servers[0].config", only.Config);
        if (spec.Settings.KubeVip is not null && spec.LoadBalancer is not null)
            findings.Add("kubeVip", "and loadBalancer both give the API an address; remove one of the two.");
        if (spec.MaxUnavailable is not null)
            findings.Add("maxUnavailable", Lanes.Problem(spec.MaxUnavailable));
        findings.Check("dockerSubnet", spec.DockerSubnet, cidr => ContainerSubnet.Problem(cidr, spec.Servers.Count, spec.Agents.Count));
        findings.Add("servers", QuorumProblem(spec));
        findings.Add("servers", GoneHosts.Problem(spec.Servers));
        if (spec.Servers.Count > 0)
            findings.Add("tokenRotation", TokenRotation.HostProblem(spec.Settings, spec.Servers[0]));
        foreach (var (path, node, role) in Nodes(spec))
        {
            NodeChecks.Check(findings.At(path), node, role, spec.Settings.Version);
            ImageSource.Check(findings, node.Images, isShared: true);
            DockerImages.Check(findings.At(path), node, spec.Settings.Version);
            AirGapChecks.Check(node.AirGap is { IsShared: true } ? findings : findings.At(path), node, spec.Settings.Version);
        }

        if (spec.LoadBalancer is { } balancer)
            LoadBalancerChecks.Check(findings.At("loadBalancer"), balancer);
        NodeChecks.CheckConfig(findings, "serverConfig", spec.ServerConfig, NodeRole.Server, spec.Settings.Version);
        NodeChecks.CheckConfig(findings, "agentConfig", spec.AgentConfig, NodeRole.Agent, spec.Settings.Version);
        NodeYaml.Check(findings, NodeYaml.Clashes(spec));
        ServerConsistency.Check(findings, spec);
        ServerRoles.Check(findings, spec);
        spec.Settings.Snapshots?.Check(findings.At("snapshots"), spec.Store,
            spec.Servers.Any(server => server.Docker is not null));
        spec.Settings.Restore?.Where(inDocker: spec.Servers.Any(node => node.Ssh is null)).Check(
            findings.At("restore"), spec.Store, spec.Settings, joins: false,
            spec.Servers.Any(node => node.Rootless), [spec.ServerConfig, .. spec.Servers.Select(node => node.Config)]);
        CheckOptions(findings, spec);
        NameChecks.Check(findings, spec);
        CheckPlaces(findings, spec);
        ClusterAddresses.Check(findings, spec);
        ClusterPorts.Check(findings, spec);
        return findings.Problems;
    }

    internal static IEnumerable<(string Path, NodeSpec Node, NodeRole Role)> Nodes(ClusterSpec spec) =>
        spec.Servers.Select((node, index) => ($"servers[{index}]", node, NodeRole.Server))
            .Concat(spec.Agents.Select((node, index) => ($"agents[{index}]", node, NodeRole.Agent)));

    private static void CheckOptions(ProblemList findings, ClusterSpec spec)
    {
        var nodes = Nodes(spec).Select(node => (node.Path, Node: node.Node.Over(spec.Shared))).ToList();
        if (spec.Shared.Registries is { } registries)
            RegistryChecks.CheckVersion(findings.At("registries"), registries, spec.Settings.Version);
        NodeOptionsChecks.CheckEach(findings, spec.Shared, isContainer: Nodes(spec).Any(node => node.Node is { Docker: not null, Ssh: null }));
        foreach (var (path, node) in nodes)
            NodeOptionsChecks.CheckRuntime(findings.At(path), node);
        foreach (var (path, node, _) in Nodes(spec).Where(node => node.Node.Ssh is not null))
            NodeOptionsChecks.CheckFirewall(node.Firewall.IsGiven ? findings.At(path) : findings, node.Over(spec.Shared));
        if (spec.Settings.FlannelExternalIp.Or(false))
            foreach (var (path, node, _) in Nodes(spec).Where(node => !node.Node.NodeExternalIp.IsGiven))
                findings.Add($"{path}.nodeExternalIp", "is missing; with networking.flannelExternalIp the nodes use these "
                    + "addresses to reach each other.");
        RunningChecks.Check(findings, spec);
        AdoptionChecks.CheckTokens(findings, spec.Settings, nodes.Select(node => node.Node));
        ClusterOptionsChecks.CheckTogether(findings, spec.Settings, nodes);
        findings.Check("localRegistry", spec.Shared.LocalRegistry, address => LocalRegistry.TryParse(address, out var why) is null ? why : null);
        if (spec.Shared.LocalRegistry.IsGiven && spec.Servers is [{ Docker: null }, ..])
            findings.Add("localRegistry", "works only for clusters in Docker, because it is connected to their network; for "
                + "hosts, use registries with a registry that they can reach.");
        if (spec.DockerSubnet.IsGiven && spec.Servers is [{ Docker: null }, ..])
            findings.Add("dockerSubnet", "is only for clusters in Docker; remove it, because hosts keep their own addresses.");
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
            ? $"{voters} servers with embedded etcd tolerate no more failures than {voters - 1}; use {voters - 1} or {voters + 1}, or "
                + "set datastore."
            : $"{voters} of {spec.Servers.Count} servers have etcd, and tolerate no more failures than {voters - 1}; use an odd "
                + "number of servers without disable-etcd.";
    }

    private static void CheckPlaces(ProblemList findings, ClusterSpec spec)
    {
        var nodes = Nodes(spec).ToList();
        if (spec.LoadBalancer is { Docker: not null, Ssh: null } && nodes.Any(node => node.Node.Ssh is not null)
            || spec.LoadBalancer is { Docker: null, Ssh: not null } && nodes.Any(node => node.Node.Docker is not null))
            findings.Add("loadBalancer", "runs in a different place from the nodes; use docker for all or ssh for all.");
        if (nodes.Any(node => node.Node is { Docker: not null, Ssh: null }) && nodes.Any(node => node.Node is { Docker: null, Ssh: not null }))
            findings.Add("agents", "include nodes that run in a different place from the servers; containers and hosts cannot "
                + "reach each other's node addresses, so use docker for all or ssh for all.");
        foreach (var (path, node, role) in nodes.Where(node => node.Node.Docker is not null && nodes[0].Node.Docker is not null))
        {
            if (node.Docker!.Host != nodes[0].Node.Docker!.Host)
                findings.Add($"{path}.docker.host", "is not the engine of the first server; all nodes of a cluster share one "
                    + "engine.");
            if (node.Docker.Network is { IsKnown: true, Content: var network } && nodes[0].Node.Docker!.Network is { IsKnown: true, Content: var first } && network != first)
                findings.Add($"{path}.docker.network", $"{Quote.Value(network!)} is not the network {Quote.Value(first!)} of the "
                    + "first server; all nodes of a cluster share one network.");
            if (NeedsFixedAddress(spec, node, role))
                findings.Add($"{path}.docker.ip", "is missing; etcd identifies its members by address, so set a static one in "
                    + "that network for each server.");
            if (node.Docker.HasNetwork != nodes[0].Node.Docker!.HasNetwork)
                findings.Add($"{path}.docker.network", "must be set for all nodes of a cluster or for none.");
        }
    }

    private static bool NeedsFixedAddress(ClusterSpec spec, NodeSpec node, NodeRole role) =>
        role == NodeRole.Server && spec.Servers.Count > 1 && !spec.Settings.DatastoreEndpoint.IsGiven && node.Docker is { HasNetwork: true, Ip.IsGiven: false };
}
