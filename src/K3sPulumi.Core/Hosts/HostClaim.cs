using System.Globalization;
using K3sPulumi.Core.Firewall;
using K3sPulumi.Core.LoadBalancing;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Hosts;

/// <summary>One part of a component uses a host: a node, or a load balancer with its port.</summary>
/// <param name="Path">Of the part.</param>
/// <param name="AddressPath">Path of the argument with the host.</param>
/// <param name="PortPath">Path of the argument with the load balancer's port.</param>
/// <param name="Place">The host.</param>
internal sealed record HostClaim(string Path, string AddressPath, string PortPath, HostPlace Place)
{
    /// <summary>Null for a load balancer.</summary>
    public NodeRole? Node { get; init; }

    /// <summary>The ports that it listens on: K3s's, or the load balancer's.</summary>
    public IReadOnlyList<int> Ports { get; init; } = [];

    public static HostClaim? OfNode(string path, NodeSpec node, NodeRole role, bool hasEtcd) =>
        node.HostIsGone || HostPlace.Of(node.Ssh) is not { } place
        ? null
        : new HostClaim(path, At(path, "ssh.address"), "", place) { Node = role, Ports = NodePorts.Of(role, hasEtcd) };

    /// <param name="path">Path of the load balancer; empty for a standalone component.</param>
    /// <param name="balancer">The load balancer.</param>
    public static IEnumerable<HostClaim> OfBalancer(string path, LoadBalancerSpec balancer)
    {
        var hosts = balancer.Standbys.Select((host, index) => (Name: $"standbys[{index}]", Host: (SshSpec?)host))
            .Prepend(("ssh", balancer.Ssh));
        foreach (var (name, host) in hosts)
        {
            if (HostPlace.Of(host) is { } place)
                yield return new HostClaim(name == "ssh" ? path : At(path, name), At(path, $"{name}.address"),
                    At(path, "port"), place)
                { Ports = [balancer.ActualPort] };
        }
    }

    /// <summary>Why this conflicts with an earlier claim; null if it does not.</summary>
    /// <param name="earlier">The other claim.</param>
    /// <param name="owner">The other component; null if it is the same one.</param>
    public Problem? Against(HostClaim earlier, string? owner)
    {
        if (Place != earlier.Place)
            return null;
        var host = Quote.Value(Place.Address);
        var other = (earlier.Path, owner) switch
        {
            ("", null) => "ssh",
            ("", _) => owner,
            (_, null) => earlier.Path,
            _ => $"{earlier.Path} of {owner}",
        };
        if (Node is not null && earlier.Node is not null)
            return new Problem(AddressPath, $"{host} is already the host of {other}, and a host can run only one node; use a "
                + "separate host for each.");
        if (Node is null && earlier.Node is null)
            return new Problem(AddressPath,
                $"{host} is already the host of {other}, and a host can run only one load balancer; use "
                + "a separate host for each.");
        var shared = Ports.Intersect(earlier.Ports).Select(port => (int?)port).FirstOrDefault();
        return shared is null ? null
            : Node is null
                ? new Problem(PortPath, string.Create(CultureInfo.InvariantCulture,
                    $"{shared} is a port that {other} uses on the same host, {host}; choose another port, or run the load "
                    + $"balancer on a separate host."))
                : new Problem(AddressPath, string.Create(CultureInfo.InvariantCulture,
                    $"{host} is the host of {other}, which uses port {shared} there; choose another port for it, or run this "
                    + $"node on a separate host."));
    }

    private static string At(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
