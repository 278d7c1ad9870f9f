using System.Net;
using System.Text;
using K3sPulumi.Core.Datastores;
using K3sPulumi.Core.Networking;

namespace K3sPulumi.Core.LoadBalancing;

/// <summary>HAProxy's whole configuration: a layer 4 pass-through, since client certificates and tunnels must reach K3s untouched.</summary>
internal sealed record HaproxyConfig(IReadOnlyList<PoolServer> Servers)
{
    public const int DefaultStatsPort = 8404;

    /// <summary>The port that clients and joining nodes use.</summary>
    public int Port { get; init; } = NetworkDefaults.ApiPort;

    /// <summary>The address to listen on; <c>*</c> is every IPv4 address, <c>[::]</c> every address of both families.</summary>
    public string ListenAddress { get; init; } = "*";

    public IReadOnlyList<ForwardedPort> ForwardedPorts { get; init; } = [];

    /// <summary>Statistics and Prometheus metrics, on loopback only.</summary>
    public int StatsPort { get; init; } = DefaultStatsPort;

    public HaproxyPlacement NodeContext { get; init; } = HaproxyPlacement.Host;

    public string ToConfig() => new StringBuilder()
        .Append(Global())
        .Append(Defaults)
        .Append(Resolvers())
        .Append(Api())
        .Append(string.Concat(ForwardedPorts.Select(Forwarded)))
        .Append(Stats())
        .ToString();

    /// <summary>Every port that it listens on.</summary>
    public IEnumerable<int> Ports => [Port, .. ForwardedPorts.Select(port => port.Port), StatsPort];

    private bool HasNames => Servers.Concat(ForwardedPorts.SelectMany(port => port.Servers)).Any(IsName);

    private static bool IsName(PoolServer server) => !IPAddress.TryParse(server.Address, out _);

    private string Global() => $"""
        # written by K3sPulumi; what is changed here is overwritten
        global
            log stdout format raw local0 notice
            maxconn 20000
            # where the limit of open files is lower, fewer connections are better than none
            no strict-limits
            stats socket {NodeContext.AdminSocket} mode 600 level admin expose-fd listeners
            server-state-file {NodeContext.StateFile}
            # connections made before a reload go on in the old process for at most this long
            hard-stop-after 24h

        """ + (NodeContext.StartsAsRoot ? """
            user haproxy
            group haproxy

        """ : "");

    private const string Defaults = """

        defaults
            mode tcp
            log global
            option dontlognull
            # a machine that has vanished is noticed in half a minute; one that only leaves the pool ends what it has begun
            option clitcpka
            option srvtcpka
            srvtcpka-idle 10s
            srvtcpka-intvl 5s
            srvtcpka-cnt 4
            # a server that refuses is passed over at once, without the client noticing
            retries 3
            option redispatch 1
            timeout connect 2s
            timeout queue 30s
            timeout check 4s
            # watches and tunnels are silent for long
            timeout client 1h
            timeout server 1h
            timeout tunnel 24h
            timeout client-fin 30s
            # what a reload knows of a server stays; what it does not know starts as down
            load-server-state-from-file global

        """;

    private string Resolvers() => HasNames ? """

        resolvers system
            parse-resolv-conf
            hold valid 10s

        """ : "";

    private string Api() => $"""

        frontend api
            bind {Bind(Port)}
            default_backend api

        backend api
            balance leastconn
            # 200 once K3s serves, 503 while it starts; the certificate is the cluster's own, so it is not checked here
            option httpchk
            http-check send meth GET uri /ping ver HTTP/1.1 hdr Host k3s hdr Connection close
            http-check expect status 200
            default-server check check-ssl verify none inter 2s fastinter 500ms downinter 1s rise 2 fall 2 tcp-ut 30s
        {string.Concat(Servers.Select(Line))}
        """;

    private string Forwarded(ForwardedPort port) => $"""

        frontend {port.Name}
            bind {Bind(port.Port)}
            default_backend {port.Name}

        backend {port.Name}
            balance leastconn
            default-server check inter 2s fastinter 500ms downinter 1s rise 2 fall 2 tcp-ut 30s
        {string.Concat(port.Servers.Select(Line))}
        """;

    private string Stats() => $"""

        frontend stats
            bind 127.0.0.1:{StatsPort}
            mode http
            no log
            timeout client 10s
            timeout http-request 5s
            .if feature("PROMEX")
            http-request use-service prometheus-exporter if {"{ path /metrics }"}
            .endif
            stats enable
            stats uri /

        """;

    private string Bind(int port) => $"{ListenAddress}:{port}{(ListenAddress == "[::]" ? " v4v6" : "")}";

    private string Line(PoolServer server) =>
        $"    server {server.Name} {EndpointPart.HostAndPort(server.Address, server.Port)}{(IsName(server) ? $" resolvers system init-addr {NodeContext.InitialAddress}" : "")}\n";
}
