using System.Globalization;
using System.Net.Sockets;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.LoadBalancing;

/// <summary>An address that several load balancers share: keepalived gives it to the first healthy one.</summary>
internal sealed record FloatingAddress(string Address, Secret Password)
{
    /// <summary>The first in the list starts with the address; each that follows counts for ten less.</summary>
    private const int HighestPriority = 200;

    public const int DefaultRouterId = 51;

    /// <summary>Tells this group of load balancers from others on the same network: 1 to 255.</summary>
    public int RouterId { get; init; } = DefaultRouterId;

    /// <summary>The interface that carries the address; null: the one with the route to it.</summary>
    public string? Interface { get; init; }

    /// <summary>
    /// Addresses of all load balancers in the same order everywhere. More than one: they speak to each other directly,
    /// which works where multicast does not (most clouds).
    /// </summary>
    public IReadOnlyList<string> Peers { get; init; } = [];

    /// <summary>keepalived's file for the load balancer at this place in the list. The interface may be left to the host.</summary>
    public string ToConfig(int index) => string.Create(CultureInfo.InvariantCulture, $$"""
        # written by K3sPulumi; what is changed here is overwritten
        global_defs {
            enable_script_security
            script_user root
            router_id k3s-{{RouterId}}-{{index}}
        }

        vrrp_script haproxy {
            script "/usr/local/sbin/k3spulumi-loadbalancer-check"
            interval 1
            timeout 5
            fall 2
            rise 2
        }

        vrrp_instance k3s {
            # all start as backup and keep what they have, so that a machine that comes back moves nothing
            state BACKUP
            nopreempt
            interface {{Interface ?? "@INTERFACE@"}}
            virtual_router_id {{RouterId}}
            priority {{HighestPriority - (10 * index)}}
            advert_int 1
        {{Unicast(index)}}{{Authentication()}}    virtual_ipaddress {
                {{Address}}/{{(IsIPv6 ? 128 : 32)}}
            }
            track_script {
                haproxy
            }
        }

        """);

    private bool IsIPv6 => Cidrs.Family(Address) == AddressFamily.InterNetworkV6;

    /// <summary>VRRP for IPv6 knows none, and keepalived refuses a file that asks for it.</summary>
    private string Authentication() => IsIPv6 ? "" : $$"""
            authentication {
                auth_type PASS
                auth_pass {{Password.Value}}
            }

        """;

    private string Unicast(int index) => Peers.Count < 2 ? "" : $$"""
            unicast_src_ip {{Peers[index]}}
            unicast_peer {
        {{string.Concat(Peers.Where((_, peer) => peer != index).Select(peer => $"        {peer}\n"))}}    }

        """;
}
