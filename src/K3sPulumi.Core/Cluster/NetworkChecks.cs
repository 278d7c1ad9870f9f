using System.Net.Sockets;
using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Cluster;

/// <summary>How the networks of pods, services and hosts must relate to each other, and how large they may be.</summary>
internal static class NetworkChecks
{
    /// <summary>Checks that need only the networks themselves.</summary>
    public static void Check(ProblemList problems, ClusterSettings settings)
    {
        CheckForm(problems, "clusterCidr", settings.ClusterCidr);
        CheckForm(problems, "serviceCidr", settings.ServiceCidr);
        if (Pods(settings) is not { } pods || Services(settings) is not { } services)
            return;
        problems.Add("serviceCidr", ClusterNetworks.FamiliesProblem(pods, services));
        problems.Add("serviceCidr", ClusterNetworks.OverlapProblem(services, pods, "the pod network"));
    }

    /// <param name="problems">At the cluster's path.</param>
    /// <param name="settings">Of the cluster.</param>
    /// <param name="nodes">Number of nodes.</param>
    /// <param name="layers">The YAML of one server.</param>
    public static void CheckSizes(ProblemList problems, ClusterSettings settings, int nodes,
        IReadOnlyList<ConfigLayer> layers)
    {
        CheckPods(problems, settings, nodes, layers);
        var dns = KeySetting.Of("cluster-dns", settings.ClusterDns, "networking.clusterDns", layers);
        if (Services(settings) is { } services)
            problems.Add("serviceCidr", services.Select(cidr =>
                ClusterNetworks.ServiceNetworkProblem(cidr, settings.KnownVersion, dns.IsGiven))
                    .FirstOrDefault(problem => problem is not null));
    }

    /// <param name="problems">At the cluster's path.</param>
    /// <param name="settings">Of the cluster.</param>
    /// <param name="addresses">Of hosts.</param>
    /// <param name="isJoining">Whether the networks belong to a cluster that is defined elsewhere.</param>
    public static void CheckInside(
        ProblemList problems, ClusterSettings settings, IEnumerable<NamedAddress> addresses,
            bool isJoining = false)
    {
        foreach (var (path, name, address) in addresses)
        {
            problems.Add(path, Inside("pod", "clusterCidr", Pods(settings))
                ?? Inside("service", "serviceCidr", Services(settings)));

            string? Inside(string whose, string argument, IReadOnlyList<string>? cidrs) =>
                cidrs?.FirstOrDefault(cidr => Cidrs.Contains(cidr, SpecialAddresses.Normal(address))) is { } cidr
                    ? $"{name} is in the {whose} network {Quote.Value(cidr)}, which must not contain hosts; "
                        + (isJoining ? $"set {argument} to that of the cluster, if it is another "
                        + "network." : $"set {argument} to a network without hosts, or change the address of the host.")
                    : null;
        }
    }

    /// <summary>K3s's rule: nodes need the first family of the pod network, and both families for a dual-stack cluster.</summary>
    public static void CheckFamilies(ProblemList problems, ClusterSettings settings, NodeAddresses node)
    {
        if (node.Internal is { IsKnown: true, Content: { } own } && Pods(settings) is { } pods && own.Values.All(Addresses.IsIp)
            && ClusterNetworks.NodeAddressProblem(own.Values, pods) is { } problem
            && (settings.ClusterCidr.IsGiven || own.Values.Any(ip => Cidrs.Family(ip) == AddressFamily.InterNetwork)))
            problems.Add(own.Path, own.Key is null ? problem : $"{own.Key} must have the same IP families as clusterCidr; change "
                + "one of them.");
    }

    /// <summary>K3s would then choose other networks, which firewall, proxy and checks would not know.</summary>
    public static void CheckIpv6(ProblemList problems, ClusterSettings settings, IEnumerable<NodeAddresses> nodes)
    {
        if (!nodes.Any(node => node.Internal.IsKnown && node.Internal.Content!.Values.All(ip => Addresses.IsIp(ip)
            && Cidrs.Family(ip) == AddressFamily.InterNetworkV6)))
            return;
        foreach (var (name, network, example) in new[] { ("clusterCidr", settings.ClusterCidr, "fd00:42::/56"),
            ("serviceCidr", settings.ServiceCidr, "fd00:43::/112") })
        {
            if (!network.IsGiven)
                problems.Add(name, $"is missing; nodes with only IPv6 addresses need IPv6 networks, such as {example}.");
        }
    }

    /// <summary>The pod networks; null if they are unknown or malformed.</summary>
    public static IReadOnlyList<string>? Pods(ClusterSettings settings) => Known(settings.ClusterCidr, NetworkDefaults.PodCidr);

    public static IReadOnlyList<string>? Services(ClusterSettings settings) =>
        Known(settings.ServiceCidr, NetworkDefaults.ServiceCidr);

    private static void CheckPods(ProblemList problems, ClusterSettings settings, int nodes,
        IReadOnlyList<ConfigLayer> layers)
    {
        var arguments = KeySetting.Of("kube-controller-manager-arg", settings.KubeControllerManagerArgs,
            "controlPlane.kubeControllerManagerArgs", layers, "kube-controller-arg");
        if (Pods(settings) is not { } pods || arguments.IsUnknown || ClusterNetworks.StackProblem(pods) is not null)
            return;
        var masks = NodeMasks.Of(arguments.IsKnown ? arguments.Content!.Values : []);
        if (masks.Problem(pods) is { } problem)
        {
            problems.Add(arguments.Content!.Path, problem);
            return;
        }

        // Another CNI plugin may have its own pod addresses.
        var counted = settings.FlannelBackend is { IsKnown: true, Content: "none" } or { IsUnknown: true } ? 1 : nodes;
        problems.Add("clusterCidr", pods.Select(cidr => masks.NetworkProblem(cidr, counted))
            .FirstOrDefault(found => found is not null));
    }

    private static void CheckForm(ProblemList problems, string name, Value<string> text) =>
        problems.Check(name, text, value =>
        {
            var cidrs = CommaList.Split(value);
            return cidrs.Count == 0
                ? "is empty; remove it, or set a network such as 10.42.0.0/16."
                : cidrs.Select(Cidrs.Problem).FirstOrDefault(problem => problem is not null)
                    ?? ClusterNetworks.StackProblem(cidrs);
        });

    private static IReadOnlyList<string>? Known(Value<string> text, string absent) =>
        !text.IsUnknown && CommaList.Split(text.Or(absent)) is { Count: > 0 } cidrs
            && cidrs.All(cidr => Cidrs.Problem(cidr) is null) ? cidrs : null;
}
