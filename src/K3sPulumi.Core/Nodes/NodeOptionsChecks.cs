using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Drift;
using K3sPulumi.Core.Firewall;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Proxies;
using K3sPulumi.Core.Registries;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Nodes;

/// <summary>Checks of the options that a cluster may set for all of its nodes.</summary>
internal static class NodeOptionsChecks
{
    /// <summary>Each option by itself.</summary>
    public static void CheckEach(ProblemList findings, NodeSpec node, bool isContainer)
    {
        findings.Check("firewall", node.Firewall, FirewallModes.Problem);
        findings.Check("drift", node.Drift, DriftModes.Problem);
        findings.CheckEach("nodeNetworks", node.NodeNetworks, NetworkProblem);
        findings.At("runtime").Check("snapshotter", node.Snapshotter, Snapshotters.Problem);
        findings.At("runtime").Check("endpoint", node.RuntimeEndpoint, EndpointProblem);
        findings.Check("vpnAuth", node.VpnAuth, VpnAuth.Problem);
        findings.Check("flannelIface", node.FlannelIface, NetworkInterfaces.Problem);
        findings.Check("resolvConf", node.ResolvConf, Paths.Problem);
        findings.Check("dataDirectory", node.DataDirectory, DataDirectories.Problem);
        findings.CheckEach("kubeletArgs", node.KubeletArgs, argument => ComponentArgs.Problem("kubelet-arg", argument));
        if (node.Registries is { } registries)
            RegistryChecks.Check(findings.At("registries"), registries);
        node.Proxy?.Check(findings.At("proxy"));
        node.ReleaseMirror?.Check(findings.At("releaseMirror"));
        node.Packages?.Check(findings.At("packages"));
        if (isContainer)
            ContainerNodeChecks.CheckOptions(findings, node);
    }

    /// <summary>Registries, image archives and snapshotters require K3s's own containerd.</summary>
    public static void CheckRuntime(ProblemList findings, NodeSpec node)
    {
        var runtime = node.DockerRuntime.Or(false) ? "runtime.docker" : node.RuntimeEndpoint.IsGiven
            ? "runtime.endpoint" : null;
        if (runtime is null)
            return;

        if (node.Registries is not null)
            findings.Add("registries",
                $"has no effect with {runtime}, which has its own registry settings; remove one of the two.");
        if (node.AirGap is not null)
            findings.Add("airGap", $"cannot load images with {runtime}, which has its own image store; remove one of the two.");
        if (node.Snapshotter.IsGiven)
            findings.At("runtime").Add("snapshotter", $"has no effect with {runtime}; remove one of the two.");
        if (node.Rootless)
            findings.Add("rootless", $"cannot be used with {runtime}; remove one of the two.");
    }

    /// <summary>
    /// One of the ports between nodes gives access to the pod network without authentication, so the user must explicitly open
    /// them to everyone.
    /// </summary>
    public static void CheckFirewall(ProblemList findings, NodeSpec node)
    {
        if (node.Firewall is { IsKnown: true, Content: "configure" } && !node.NodeNetworks.IsUnknown
            && node.NodeNetworks.Or([]).Count == 0)
            findings.Add("nodeNetworks",
                "is missing; with firewall configure, only these networks can reach the ports between nodes, which give access "
                    + "to the pod network; set the nodes' networks, such as 10.0.0.0/24, or 0.0.0.0/0 for everyone.");
    }

    private static string? EndpointProblem(string endpoint) =>
        Paths.Problem(endpoint.StartsWith("unix://", StringComparison.Ordinal) ? endpoint["unix://".Length..] : endpoint) is null
            ? null
            : $"{Quote.Value(endpoint)} is not a valid socket path; use a path such as /run/containerd/containerd.sock.";

    private static string? NetworkProblem(string network) =>
        Cidrs.Problem(network) is null || Addresses.IpProblem(network) is null
            ? null
            : $"{Quote.Value(network)} is neither a network nor an IP address; use a value such as 10.0.0.0/24 or 10.0.0.11.";
}
