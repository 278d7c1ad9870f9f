using K3sPulumi.Core.Charts;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Cluster;

/// <summary>Warnings about addresses and names that K3s accepts but that do less than they appear to.</summary>
internal static class PlaceAdvice
{
    public static void Advise(ProblemList advice, ClusterSpec spec)
    {
        Advise(advice, spec.Settings);
        PluginChecks.Advise(advice, spec.Settings, spec.Servers.Count);
        AdviseApiAddress(advice, spec);
        AdviseSharedOuter(advice, spec);
    }

    /// <summary>About wildcard names in the certificate, and charts of an old K3s.</summary>
    public static void Advise(ProblemList advice, ClusterSettings settings)
    {
        PluginChecks.Advise(advice, settings);
        if (settings.KnownVersion is not { HasWildcardSans: false })
            return;
        foreach (var (index, san) in settings.TlsSans.Or([]).Index()
            .Where(san => san.Item.StartsWith("*.", StringComparison.Ordinal)))
        {
            advice.Add(
                $"tlsSans[{index}]",
                $"{Quote.Value(san)} will not be in the certificate: K3s before v1.36.3 leaves out wildcards; list each name, or "
                + "use a newer version.");
        }
    }

    private static void AdviseApiAddress(ProblemList advice, ClusterSpec spec)
    {
        if (spec.Servers.Count > 1 && spec.ApiAddress is { IsKnown: true, Content: { } address }
            && HostPlace.Of(spec.Servers[0].Ssh)?.Address == SpecialAddresses.Normal(address))
        {
            advice.Add(
                "apiAddress",
                $"{Quote.Value(address)} is the address of servers[0] only: while that server is down, no node can join, and the "
                + "kubeconfig does not work; set an address that leads to all servers, or add a load balancer.");
        }
    }

    /// <summary>For servers a shared one is a problem.</summary>
    private static void AdviseSharedOuter(ProblemList advice, ClusterSpec spec)
    {
        var taken = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var node in NodeAddresses.Of(spec))
        {
            foreach (var (path, name, ip) in node.ExternalAddresses)
            {
                if (!taken.TryAdd(SpecialAddresses.Normal(ip), path) && node.Role == NodeRole.Agent
                    && taken[SpecialAddresses.Normal(ip)] != path)
                    advice.Add(path, $"{name} is also the external address of another node "
                        + $"({taken[SpecialAddresses.Normal(ip)]}); connections to it reach one of them.");
            }
        }
    }
}
