using K3sPulumi.Core.Adoption;
using K3sPulumi.Core.AirGap;
using K3sPulumi.Core.Charts;
using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Datastores;
using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Existing;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Nodes;

/// <summary>Checks of a server or an agent that is not part of a <c>K3sCluster</c>.</summary>
internal static class ComponentChecks
{
    public static IReadOnlyList<Problem> Problems(ServerSpec spec)
    {
        var findings = new ProblemList();
        NameChecks.Check(findings, spec.Name, spec.Node, NodeRole.Server);
        SettingsChecks.Check(findings, spec.Settings, servers: 1, hasTokens: spec.ServerUrl.IsGiven || spec.Node.Adopt.Or(false));
        findings.Check("serverUrl", spec.ServerUrl, ServerUrl.Problem);
        findings.Check("apiAddress", spec.ApiAddress, Addresses.HostProblem);
        if (spec.ServerUrl.IsGiven && !spec.Settings.Token.IsGiven)
            findings.Add("token", "is missing; a server that joins needs the token of the cluster.");
        if (spec.ServerUrl.IsGiven && spec.Settings.DatastoreEndpoint.IsGiven)
            findings.Add("serverUrl",
                "has no effect with datastore, because servers find each other through the datastore; remove it.");
        spec.Settings.Snapshots?.Check(findings.At("snapshots"), spec.Store, spec.Node.Docker is not null);
        spec.Settings.Restore?.Alone.Check(findings.At("restore"), spec.Store, spec.Settings,
            spec.ServerUrl.IsGiven, spec.Node.Rootless, spec.Node.Config);
        NodeChecks.Check(findings, spec.Node, NodeRole.Server, spec.Settings.Version);
        NodeYaml.Check(findings, NodeYaml.Clashes(spec));
        PluginChecks.CheckController(findings, spec.Settings, "config", spec.Node.Config);
        ClusterPlaces.CheckVirtualAddress(findings, spec.Settings, [NodeAddresses.Of("", spec.Node, NodeRole.Server)]);
        NodeOptionsChecks.CheckRuntime(findings, spec.Node);
        CheckFirewall(findings, spec.Node);
        AdoptionChecks.CheckTokens(findings, spec.Settings, [spec.Node]);
        ClusterOptionsChecks.CheckTogether(findings, spec.Settings, [("", spec.Node)]);
        if (spec.Node.Rootless && spec.ServerUrl.IsGiven)
            findings.Add("rootless", ClusterOptionsChecks.RootlessIsAlone);
        AirGapChecks.Check(findings, spec.Node, spec.Settings.Version);
        RequireNetwork(findings, spec.Node, joins: spec.ServerUrl.IsGiven);
        DockerImages.Check(findings, spec.Node, spec.Settings.Version);
        findings.Add("hostIsGone", GoneHosts.Problem(spec));
        CheckAddresses(findings, NodeAddresses.Of("", spec.Node, NodeRole.Server), spec.Settings,
            isJoining: spec.ServerUrl.IsGiven);
        NetworkChecks.CheckIpv6(findings, spec.Settings, [NodeAddresses.Of("", spec.Node, NodeRole.Server)]);
        NetworkChecks.CheckSizes(findings, spec.Settings, nodes: 1, [("config", spec.Node.Config)]);
        findings.Check("apiAddress", spec.ApiAddress, SpecialAddresses.HostProblem);
        ServerRoles.Check(findings, spec);
        ServerTexts.Check(findings, spec);
        PlaceClaims.Of(spec).Check(findings);
        return findings.Problems;
    }

    public static IReadOnlyList<Problem> Problems(AgentSpec spec)
    {
        var findings = new ProblemList();
        NameChecks.Check(findings, spec.Name, spec.Node, NodeRole.Agent);
        SettingsChecks.CheckVersion(findings, spec.Settings.Version);
        findings.Require("serverUrl", spec.ServerUrl, "is missing; set it to the cluster's serverUrl.");
        findings.Check("serverUrl", spec.ServerUrl, ServerUrl.Problem);
        findings.Require("token", spec.Token, "is missing; set it to the cluster's agentToken.");
        findings.Check("token", spec.Token, token => Tokens.JoinProblem(token.Value, isServer: false));
        NodeChecks.Check(findings, spec.Node, NodeRole.Agent, spec.Settings.Version);
        NodeYaml.Check(findings, NodeYaml.Clashes(spec));
        SettingsChecks.CheckForAgent(findings, spec.Settings);
        NodeOptionsChecks.CheckRuntime(findings, spec.Node);
        CheckFirewall(findings, spec.Node);
        ClusterOptionsChecks.CheckTogether(findings, spec.Settings, [("", spec.Node)]);
        if (spec.Node.Rootless)
            findings.Add("rootless", ClusterOptionsChecks.RootlessIsAlone);
        AirGapChecks.Check(findings, spec.Node, spec.Settings.Version);
        RequireNetwork(findings, spec.Node, joins: true);
        DockerImages.Check(findings, spec.Node, spec.Settings.Version);
        CheckAddresses(findings, NodeAddresses.Of("", spec.Node, NodeRole.Agent), spec.Settings, isJoining: true);
        PlaceClaims.Of(spec).Check(findings);
        return findings.Problems;
    }

    private static void CheckAddresses(ProblemList findings, NodeAddresses node, ClusterSettings settings, bool isJoining)
    {
        AddressChecks.Check(findings, node);
        NetworkChecks.CheckFamilies(findings, settings, node);
        NetworkChecks.CheckInside(findings, settings, node.Own.Concat(node.Outer), isJoining);
        if (node.Node.Docker is { HasNetwork: false, Ip.IsGiven: true })
            findings.Add("docker.ip", DockerAddresses.NeedsNetwork);
    }

    private static void CheckFirewall(ProblemList findings, NodeSpec node)
    {
        if (node.Ssh is not null)
            NodeOptionsChecks.CheckFirewall(findings, node);
    }

    private static void RequireNetwork(ProblemList findings, NodeSpec node, bool joins)
    {
        if (joins && node.Docker is { HasNetwork: false })
            findings.Add("docker.network", "is missing; set it to the network of the server that this node joins.");
    }
}
