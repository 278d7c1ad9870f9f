using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Drift;
using K3sPulumi.Core.Firewall;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Registries;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Nodes;

/// <summary>Checks of the options that a cluster may set for all of its nodes.</summary>
internal static class NodeOptionsChecks
{
    /// <summary>Each option by itself.</summary>
    public static void CheckEach(ProblemList problems, NodeSpec node, bool isContainer)
    {
        problems.Check("firewall", node.Firewall, FirewallModes.Problem);
        problems.Check("drift", node.Drift, DriftModes.Problem);
        problems.CheckEach("nodeNetworks", node.NodeNetworks, NetworkProblem);
        problems.At("runtime").Check("snapshotter", node.Snapshotter, Snapshotters.Problem);
        problems.At("runtime").Check("endpoint", node.RuntimeEndpoint, EndpointProblem);
        problems.Check("vpnAuth", node.VpnAuth, VpnAuth.Problem);
        problems.Check("flannelIface", node.FlannelIface, NetworkInterfaces.Problem);
        problems.Check("resolvConf", node.ResolvConf, Paths.Problem);
        problems.Check("dataDirectory", node.DataDirectory, DataDirectories.Problem);
        problems.CheckEach("kubeletArgs", node.KubeletArgs, argument => ComponentArgs.Problem("kubelet-arg", argument));
        if (node.Registries is { } registries)
            RegistryChecks.Check(problems.At("registries"), registries);
        node.Proxy?.Check(problems.At("proxy"));
        node.ReleaseMirror?.Check(problems.At("releaseMirror"));
        node.Packages?.Check(problems.At("packages"));
        if (isContainer)
            ContainerNodeChecks.CheckOptions(problems, node);
    }

    /// <summary>Registries, image archives and snapshotters require K3s's own containerd.</summary>
    public static void CheckRuntime(ProblemList problems, NodeSpec node)
    {
        var runtime = node.DockerRuntime.Or(false) ? "runtime.docker" : node.RuntimeEndpoint.IsGiven
            ? "runtime.endpoint" : null;
        if (runtime is null)
            return;

        if (node.Registries is not null)
            problems.Add("registries",
                $"has no effect with {runtime}, which has its own registry settings; remove one of the two.");
        if (node.AirGap is not null)
            problems.Add("airGap", $"cannot load images with {runtime}, which has its own image store; remove one of the two.");
        if (node.Snapshotter.IsGiven)
            problems.At("runtime").Add("snapshotter", $"has no effect with {runtime}; remove one of the two.");
        if (node.Rootless)
            problems.Add("rootless", $"cannot be used with {runtime}; remove one of the two.");
    }

    /// <summary>
    /// One of the ports between nodes gives access to the pod network without authentication, so the user must explicitly open
    /// them to everyone.
    /// </summary>
    public static void CheckFirewall(ProblemList problems, NodeSpec node)
    {
        if (node.Firewall is { IsKnown: true, Content: "configure" } && !node.NodeNetworks.IsUnknown
            && node.NodeNetworks.Or([]).Count == 0)
            problems.Add("nodeNetworks",
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
