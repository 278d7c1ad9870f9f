using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Firewall;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Proxies;
using K3sPulumi.Core.Registries;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Nodes;

/// <summary>Checks of a node's options, individually and in combination.</summary>
internal static class NodeOptionsChecks
{
    public static void Check(ProblemList findings, NodeOptions options, bool isContainer)
    {
        CheckEach(findings, options, isContainer);
        CheckRuntime(findings, options);
    }

    /// <summary>Checks of individual options.</summary>
    public static void CheckEach(ProblemList findings, NodeOptions options, bool isContainer)
    {
        findings.Check("firewall", options.Firewall, FirewallModes.Problem);
        findings.CheckEach("nodeNetworks", options.NodeNetworks, NetworkProblem);
        findings.At("runtime").Check("snapshotter", options.Snapshotter, Snapshotters.Problem);
        findings.At("runtime").Check("endpoint", options.RuntimeEndpoint, EndpointProblem);
        findings.Check("vpnAuth", options.VpnAuth, VpnAuth.Problem);
        findings.Check("flannelIface", options.FlannelIface, NetworkInterfaces.Problem);
        findings.Check("resolvConf", options.ResolvConf, Paths.Problem);
        findings.Check("dataDirectory", options.DataDirectory, DataDirectories.Problem);
        findings.CheckEach("kubeletArgs", options.KubeletArgs, argument => ComponentArgs.Problem("kubelet-arg", argument));
        if (options.Registries is { } registries)
            RegistryChecks.Check(findings.At("registries"), registries);
        options.Proxy?.Check(findings.At("proxy"));
        if (isContainer)
            CheckContainer(findings, options);
    }

    /// <summary>Registries, image archives and snapshotters require K3s's own containerd.</summary>
    public static void CheckRuntime(ProblemList findings, NodeOptions options)
    {
        var runtime = options.DockerRuntime.Or(false) ? "runtime.docker" : options.RuntimeEndpoint.IsGiven
            ? "runtime.endpoint" : null;
        if (runtime is null)
            return;

        if (options.Registries is not null)
            findings.Add("registries",
                $"has no effect with {runtime}, which has its own registry settings; remove one of the two.");
        if (options.HasAirGap)
            findings.Add("airGap", $"cannot load images with {runtime}, which has its own image store; remove one of the two.");
        if (options.Snapshotter.IsGiven)
            findings.At("runtime").Add("snapshotter", $"has no effect with {runtime}; remove one of the two.");
        if (options.Rootless)
            findings.Add("rootless", $"cannot be used with {runtime}; remove one of the two.");
    }

    /// <summary>
    /// One of the ports between nodes gives access to the pod network without authentication, so the user must explicitly open
    /// them to everyone.
    /// </summary>
    public static void CheckFirewall(ProblemList findings, NodeOptions options)
    {
        if (options.Firewall is { IsKnown: true, Content: "configure" } && !options.NodeNetworks.IsUnknown
            && options.NodeNetworks.Or([]).Count == 0)
            findings.Add("nodeNetworks",
                "is missing; with firewall configure, only these networks can reach the ports between nodes, which give access "
                    + "to the pod network; set the nodes' networks, such as 10.0.0.0/24, or 0.0.0.0/0 for everyone.");
    }

    private static void CheckContainer(ProblemList findings, NodeOptions options)
    {
        foreach (var (name, isGiven) in new[]
        {
            ("firewall", options.Firewall.IsGiven && options.Firewall.Or("leave") != "leave"),
            ("selinux", options.Selinux.Or(false)),
            ("runtime.docker", options.DockerRuntime.Or(false)),
            ("runtime.endpoint", options.RuntimeEndpoint.IsGiven),
            ("rootless", options.Rootless),
            ("vpnAuth", options.VpnAuth.IsGiven),
            ("dataDirectory", options.DataDirectory.IsGiven),
            ("kernel.persist", options.PersistKernelSettings.Or(false)),
            ("kernel.enableMemoryCgroup", options.EnableMemoryCgroup.Or(false)),
        })
        {
            if (isGiven)
                findings.Add(name, "is only for hosts; remove it for a node in Docker.");
        }

        foreach (var (name, proxy) in new[] { ("httpProxy", options.Proxy?.HttpProxy ?? default),
            ("httpsProxy", options.Proxy?.HttpsProxy ?? default) })
        {
            if (proxy.IsKnown && ProxySettings.HoldsPassword(proxy.Content))
                findings.At("proxy")
                    .Add(name, "contains a password, which the container's environment exposes to everyone with access to the "
                        + "engine; use a proxy without a password.");
        }
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
