using System.Net.Sockets;
using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.LoadBalancing;

/// <summary>The request for the load balancer in front of a cluster's servers.</summary>
internal sealed record LoadBalancerSpec
{
    /// <summary>Name of the component and, in Docker, of the container.</summary>
    public string Name { get; init; } = "lb";

    public DockerSpec? Docker { get; init; }

    public SshSpec? Ssh { get; init; }

    public IReadOnlyList<SshSpec> Standbys { get; init; } = [];

    public int? Port { get; init; }

    public Value<string> FloatingAddress { get; init; }

    public Value<string> FloatingInterface { get; init; }

    public Value<int> RouterId { get; init; }

    public Value<string> Drift { get; init; }

    /// <summary>Whether its container is stopped together with the cluster.</summary>
    public bool IsStopped { get; init; }

    public Value<IReadOnlyDictionary<string, string>> Servers { get; init; }

    public int ActualPort => Port ?? NetworkDefaults.ApiPort;

    public HaproxyConfig Haproxy() => new([.. Pool(NetworkDefaults.ApiPort)])
    {
        Port = ActualPort,
        ListenAddress = NeedsIPv6 ? "[::]" : "*",
        ForwardedPorts = [.. Forwarded.Distinct().Select(port => new ForwardedPort(port, [.. Pool(port)]))],
    };

    /// <summary>A host without IPv6 cannot listen on it, so HAProxy does so only if clients use it.</summary>
    private bool NeedsIPv6 => Ssh is not null
        && Hosts.Select(host => host.Address).Append(FloatingAddress)
            .Any(address => Cidrs.Family(address.Or("")) == AddressFamily.InterNetworkV6);

    /// <summary>The API port may be published a second time; HAProxy listens on it once.</summary>
    private IEnumerable<int> Forwarded =>
        Published.Where(port => port.Protocol == "tcp" && port.ContainerPort != ActualPort).Select(port => port.ContainerPort);

    /// <summary>Additional ports that the container publishes; each is forwarded to the same port of every server.</summary>
    private IEnumerable<PortMapping> Published =>
        (Docker?.Ports.Or([]) ?? []).SelectMany(text => PortMapping.TryParse(text, out _) ?? []);

    private IEnumerable<PoolServer> Pool(int port) =>
        Servers.Or(new Dictionary<string, string>()).Select(server => new PoolServer(server.Key, AddressOf(server.Value), port));

    /// <summary>HAProxy in a container uses only DNS, which does not know the container's host aliases.</summary>
    private string AddressOf(string host) =>
        Docker?.HostAliases is { IsKnown: true, Content: { } aliases } && aliases.TryGetValue(host, out var address)
            ? address : host;

    /// <summary>The virtual IP address for keepalived; null for a single host with its own address.</summary>
    public FloatingAddress? Floating(Secret password) => FloatingAddress.IsKnown
        ? new FloatingAddress(FloatingAddress.Content!, password)
        {
            Interface = FloatingInterface.Content,
            RouterId = RouterId.Or(Core.LoadBalancing.FloatingAddress.DefaultRouterId),
            Peers = Standbys.Count == 0 ? [] : [.. Hosts.Select(host => host.Address.Or(""))],
        }
        : null;

    private IEnumerable<SshSpec> Hosts => [Ssh!, .. Standbys];
}
