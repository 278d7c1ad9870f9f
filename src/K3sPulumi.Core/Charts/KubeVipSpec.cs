using System.Net;
using K3sPulumi.Core.Images;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Charts;

/// <summary>kube-vip on the servers: the API has an address that moves to another server when one fails.</summary>
internal sealed record KubeVipSpec
{
    public Value<string> Address { get; init; }

    /// <summary>Absent: that of the default route; with BGP, the loopback interface.</summary>
    public Value<string> Interface { get; init; }

    public Value<string> Image { get; init; }

    /// <summary>Absent: the address is announced in layer 2.</summary>
    public KubeVipBgpSpec? Bgp { get; init; }

    /// <summary>A pod that each kubelet starts by itself, instead of a DaemonSet.</summary>
    public bool StaticPod { get; init; }

    public bool IsIpv6 => Address.Or("").Contains(':', StringComparison.Ordinal);

    public void Check(ProblemList at)
    {
        at.Require("address", Address, Bgp is null
            ? "is missing; set an address in the network of the servers that no host has."
            : "is missing; set an address that no host has.");
        at.Check("address", Address, address => IPAddress.TryParse(address, out _)
            ? null : $"{Quote.Value(address)} is not a valid IP address; use an address such as 10.0.0.5.");
        at.Check("interface", Interface, NetworkInterfaces.Problem);
        at.Check("image", Image, ImageNames.Problem);
        Bgp?.Check(at.At("bgp"), StaticPod);
    }
}
