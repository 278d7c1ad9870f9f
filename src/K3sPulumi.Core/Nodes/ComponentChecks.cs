using K3sPulumi.Core.Adoption;
using K3sPulumi.Core.AirGap;
using K3sPulumi.Core.Charts;
using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Nodes;

/// <summary>Checks of a server or an agent that is not part of a <c>K3sCluster</c>.</summary>
internal static class ComponentChecks
{
    public static IReadOnlyList<Problem> Problems(ServerSpec spec)
    {
        var problems = new ProblemList();
        var addresses = NodeAddresses.Of("", spec.Node, NodeRole.Server);
        NameChecks.Check(problems, spec.Name, spec.Node, NodeRole.Server);
        SettingsChecks.Check(problems, spec.Settings, servers: 1, hasTokens: spec.ServerUrl.IsGiven || spec.Node.Adopt.Or(false));
        problems.Check("serverUrl", spec.ServerUrl, ServerUrl.Problem);
        problems.Check("apiAddress", spec.ApiAddress, Addresses.HostProblem);
        if (spec.ServerUrl.IsGiven && !spec.Settings.Token.IsGiven)
            problems.Add("token", "is missing; a server that joins needs the token of the cluster.");
        if (spec.ServerUrl.IsGiven && spec.Settings.DatastoreEndpoint.IsGiven)
            problems.Add("serverUrl",
                "has no effect with datastore, because servers find each other through the datastore; remove it.");
        spec.Settings.Snapshots?.Check(problems.At("snapshots"), spec.Store, spec.Node.Docker is not null);
        spec.Settings.Restore?.Alone.Check(problems.At("restore"), spec.Store, spec.Settings,
            spec.ServerUrl.IsGiven, spec.Node.Rootless, MergedConfig.Of(spec.Node.ConfigLayers));
        NodeChecks.Check(problems, spec.Node, NodeRole.Server, spec.Settings.Version);
        NodeYaml.Check(problems, NodeYaml.Clashes(spec));
        PluginChecks.CheckController(problems, spec.Settings, "config", spec.Node.Config);
        ClusterPlaces.CheckVirtualAddress(problems, spec.Settings, [addresses]);
        NodeOptionsChecks.CheckRuntime(problems, spec.Node);
        CheckFirewall(problems, spec.Node);
        AdoptionChecks.CheckTokens(problems, spec.Settings, [spec.Node]);
        ClusterOptionsChecks.CheckTogether(problems, spec.Settings, [("", spec.Node)]);
        if (spec.Node.Rootless && spec.ServerUrl.IsGiven)
            problems.Add("rootless", ClusterOptionsChecks.RootlessIsAlone);
        AirGapChecks.Check(problems, spec.Node, spec.Settings.Version);
        RequireNetwork(problems, spec.Node, joins: spec.ServerUrl.IsGiven);
        DockerImages.Check(problems, spec.Node, spec.Settings.Version);
        problems.Add("hostIsGone", GoneHosts.Problem(spec));
        CheckAddresses(problems, addresses, spec.Settings, isJoining: spec.ServerUrl.IsGiven);
        NetworkChecks.CheckIpv6(problems, spec.Settings, [addresses]);
        NetworkChecks.CheckSizes(problems, spec.Settings, nodes: 1, [new("config", spec.Node.Config)]);
        problems.Check("apiAddress", spec.ApiAddress, SpecialAddresses.HostProblem);
        ServerRoles.Check(problems, spec);
        ServerTexts.Check(problems, spec);
        PlaceClaims.Of(spec).Check(problems);
        return problems.Problems;
    }

    public static IReadOnlyList<Problem> Problems(AgentSpec spec)
    {
        var problems = new ProblemList();
        NameChecks.Check(problems, spec.Name, spec.Node, NodeRole.Agent);
        SettingsChecks.CheckVersion(problems, spec.Settings.Version);
        problems.Require("serverUrl", spec.ServerUrl, "is missing; set it to the cluster's serverUrl.");
        problems.Check("serverUrl", spec.ServerUrl, ServerUrl.Problem);
        problems.Require("token", spec.Token, "is missing; set it to the cluster's agentToken.");
        problems.Check("token", spec.Token, token => Tokens.JoinProblem(token.Value, isServer: false));
        NodeChecks.Check(problems, spec.Node, NodeRole.Agent, spec.Settings.Version);
        NodeYaml.Check(problems, NodeYaml.Clashes(spec));
        SettingsChecks.CheckForAgent(problems, spec.Settings);
        NodeOptionsChecks.CheckRuntime(problems, spec.Node);
        CheckFirewall(problems, spec.Node);
        ClusterOptionsChecks.CheckTogether(problems, spec.Settings, [("", spec.Node)]);
        if (spec.Node.Rootless)
            problems.Add("rootless", ClusterOptionsChecks.RootlessIsAlone);
        AirGapChecks.Check(problems, spec.Node, spec.Settings.Version);
        RequireNetwork(problems, spec.Node, joins: true);
        DockerImages.Check(problems, spec.Node, spec.Settings.Version);
        CheckAddresses(problems, NodeAddresses.Of("", spec.Node, NodeRole.Agent), spec.Settings, isJoining: true);
        PlaceClaims.Of(spec).Check(problems);
        return problems.Problems;
    }

    private static void CheckAddresses(ProblemList problems, NodeAddresses node, ClusterSettings settings, bool isJoining)
    {
        AddressChecks.Check(problems, node);
        NetworkChecks.CheckFamilies(problems, settings, node);
        NetworkChecks.CheckInside(problems, settings, node.InternalAddresses.Concat(node.ExternalAddresses), isJoining);
        if (node.Node.Docker is { HasNetwork: false, Ip.IsGiven: true })
            problems.Add("docker.ip", DockerAddresses.NeedsNetwork);
    }

    private static void CheckFirewall(ProblemList problems, NodeSpec node)
    {
        if (node.Ssh is not null)
            NodeOptionsChecks.CheckFirewall(problems, node);
    }

    private static void RequireNetwork(ProblemList problems, NodeSpec node, bool joins)
    {
        if (joins && node.Docker is { HasNetwork: false })
            problems.Add("docker.network", "is missing; set it to the network of the server that this node joins.");
    }
}
