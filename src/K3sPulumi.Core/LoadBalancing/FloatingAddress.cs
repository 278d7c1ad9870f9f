using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using K3sPulumi.Core.Datastores;

namespace K3sPulumi.Core.LoadBalancing;

/// <summary>An address that several load balancers share: keepalived gives it to the first healthy one.</summary>
internal sealed partial record FloatingAddress(string Address, Secret Password)
{
    /// <summary>The first in the list starts with the address; each that follows counts for ten less.</summary>
    private const int HighestPriority = 200;

    /// <summary>Tells this group of load balancers from others on the same network: 1 to 255.</summary>
    public int RouterId { get; init; } = 51;

    /// <summary>Length of the network that the address belongs to.</summary>
    public int PrefixLength { get; init; } = 32;

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
        {{Unicast(index)}}    authentication {
                auth_type PASS
                auth_pass {{Password.Value}}
            }
            virtual_ipaddress {
                {{Address}}/{{PrefixLength}}
            }
            track_script {
                haproxy
            }
        }

        """);

    public IEnumerable<Problem> Problems(string path)
    {
        if (!IPAddress.TryParse(Address, out _))
            yield return new(EndpointPart.At(path, "address"), $"\"{Address}\" is not an IP address; give the one that the load balancers shall share.");
        if (RouterId is < 1 or > 255)
            yield return new(EndpointPart.At(path, "routerId"), $"{RouterId} is not a VRRP router id; use 1 to 255.");
        if (PrefixLength is < 1 or > 128)
            yield return new(EndpointPart.At(path, "prefixLength"), $"{PrefixLength} is not a prefix length; use 32, or the length of the network.");
        // VRRP carries eight characters, and keepalived cuts off the rest
        if (!PlainPassword().IsMatch(Password.Value))
            yield return new(EndpointPart.At(path, "password"), "must be 1 to 8 letters and digits; VRRP carries no more.");
        if (Interface is not null && !InterfaceName().IsMatch(Interface))
            yield return new(EndpointPart.At(path, "interface"), $"\"{Interface}\" is not the name of an interface; give one such as eth0.");
        for (var index = 0; index < Peers.Count; index++)
        {
            if (!IPAddress.TryParse(Peers[index], out _))
                yield return new(EndpointPart.At(path, $"peers[{index}]"), $"\"{Peers[index]}\" is not an IP address; keepalived takes no names here.");
        }

        if (Peers.Count > 19)
            yield return new(EndpointPart.At(path, "peers"), $"{Peers.Count} load balancers are more than the priorities allow; use 19 at most.");
    }

    private string Unicast(int index) => Peers.Count < 2 ? "" : $$"""
            unicast_src_ip {{Peers[index]}}
            unicast_peer {
        {{string.Concat(Peers.Where((_, peer) => peer != index).Select(peer => $"        {peer}\n"))}}    }

        """;

    [GeneratedRegex(@"\A[A-Za-z0-9]{1,8}\z", RegexOptions.CultureInvariant)]
    private static partial Regex PlainPassword();

    [GeneratedRegex(@"\A[A-Za-z0-9@._-]{1,15}\z", RegexOptions.CultureInvariant)]
    private static partial Regex InterfaceName();
}
