using System.Globalization;
using System.Net.Sockets;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Nodes;

namespace K3sPulumi.Core.Firewall;

/// <summary>A port that must be reachable on a node.</summary>
/// <param name="Ports">A port or a range, such as 2379-2380.</param>
/// <param name="Sources">Networks or addresses that may reach it; empty: all.</param>
internal sealed record FirewallPort(string Ports, string Protocol, IReadOnlyList<string> Sources);

/// <summary>The inbound traffic that a node's firewall must allow for K3s, independent of the firewall program.</summary>
/// <param name="Trusted">Networks from which all traffic is allowed: those of pods and services.</param>
internal sealed record FirewallRules(IReadOnlyList<FirewallPort> Ports, IReadOnlyList<string> Trusted)
{
    public static FirewallRules For(FirewallShape shape) => new(
        [.. Open(shape), .. BetweenNodes(shape)
            .Select(port => port with { Sources = shape.Nodes.Any(Cidrs.IsEverything) ? [] : shape.Nodes })],
        [.. shape.PodCidrs, .. shape.ServiceCidrs]);

    /// <summary>Each port of the rules, in firewalld's syntax: <c>2379/tcp</c>.</summary>
    public IEnumerable<string> SinglePorts =>
        Ports.SelectMany(port => Singles(port.Ports).Select(single => $"{single}/{port.Protocol}"));

    private static IEnumerable<string> Singles(string ports)
    {
        var ends = ports.Split('-').Select(end => int.Parse(end, CultureInfo.InvariantCulture)).ToList();
        return Enumerable.Range(ends[0], ends[^1] - ends[0] + 1).Select(port => port.ToString(CultureInfo.InvariantCulture));
    }

    private static IEnumerable<FirewallPort> Open(FirewallShape shape)
    {
        if (shape.Role == NodeRole.Server)
            yield return Api;
    }

    private static IEnumerable<FirewallPort> BetweenNodes(FirewallShape shape)
    {
        if (shape is { Role: NodeRole.Server, EmbeddedEtcd: true })
            yield return new($"{NodePorts.EtcdClient}-{NodePorts.EtcdPeer}", "tcp", []);
        yield return new($"{NodePorts.Kubelet}", "tcp", []);
        foreach (var port in OverlayPorts(shape))
            yield return new(port, "udp", []);
        foreach (var port in shape.PluginPorts.Select(port => port.Split('/')))
            yield return new(port[0], port[1], []);
        if (shape.EmbeddedRegistry)
        {
            yield return new($"{NodePorts.Registry}", "tcp", []);
            if (shape.Role == NodeRole.Agent)
                yield return Api;
        }
    }

    private static FirewallPort Api { get; } = new(NetworkDefaults.ApiPort.ToString(CultureInfo.InvariantCulture), "tcp", []);

    private static IEnumerable<string> OverlayPorts(FirewallShape shape) => shape.FlannelBackend switch
    {
        FlannelBackends.Default => ["8472"],
        "wireguard-native" =>
            shape.PodCidrs.Select(cidr => Cidrs.Family(cidr) == AddressFamily.InterNetworkV6 ? "51821" : "51820").Distinct(),
        _ => [],
    };
}
