using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Validation;
using K3sPulumi.Core.Versions;

namespace K3sPulumi.Core.Cluster;

/// <summary>Warnings about addresses and names that K3s accepts but that do less than they appear to.</summary>
internal static class PlaceAdvice
{
    public static IReadOnlyList<Problem> For(ClusterSpec spec) =>
        [.. Wildcards(spec.Settings), .. ApiAddress(spec), .. SharedOuter(spec)];

    public static IReadOnlyList<Problem> For(ServerSpec spec) => [.. Wildcards(spec.Settings)];

    private static IEnumerable<Problem> Wildcards(ClusterSettings settings)
    {
        if (K3sVersion.TryParse(settings.Version.Content, out _) is not { HasWildcardSans: false })
            yield break;
        foreach (var (index, san) in settings.TlsSans.Or([]).Index()
            .Where(san => san.Item.StartsWith("*.", StringComparison.Ordinal)))
        {
            yield return new Problem(
                $"tlsSans[{index}]",
                $"{Quote.Value(san)} will not be in the certificate: K3s before v1.36.3 leaves out wildcards; list each name, or "
                + "use a newer version.");
        }
    }

    private static IEnumerable<Problem> ApiAddress(ClusterSpec spec)
    {
        if (spec.Servers.Count > 1 && spec.ApiAddress is { IsKnown: true, Content: { } address }
            && HostPlace.Of(spec.Servers[0].Ssh)?.Address == SpecialAddresses.Normal(address))
        {
            yield return new Problem(
                "apiAddress",
                $"{Quote.Value(address)} is the address of servers[0] only: while that server is down, no node can join, and the "
                + "kubeconfig "
                + "does not work; set an address that leads to all servers, or add a load balancer.");
        }
    }

    /// <summary>For servers a shared one is a problem.</summary>
    private static IEnumerable<Problem> SharedOuter(ClusterSpec spec)
    {
        var taken = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var node in NodeAddresses.Of(spec))
        {
            foreach (var (path, name, ip) in node.Outer)
            {
                if (!taken.TryAdd(SpecialAddresses.Normal(ip), path) && node.Role == NodeRole.Agent
                    && taken[SpecialAddresses.Normal(ip)] != path)
                    yield return new Problem(path, $"{name} is also the external address of another node "
                        + $"({taken[SpecialAddresses.Normal(ip)]}); connections to it reach one of them.");
            }
        }
    }
}
