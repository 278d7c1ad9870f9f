using K3sPulumi.Internal.Inputs;
using Pulumi;

namespace K3sPulumi;

/// <summary>A router to which kube-vip announces the address of the API.</summary>
/// <example><code>
/// new() { Address = "10.0.0.1", Asn = 65001 }
/// </code></example>
public sealed class KubeVipPeerArgs : ResourceArgs
{
    /// <summary>Address of the router. Required. Anything but an IP address is rejected.</summary>
    [Input("address", required: true)]
    public required Input<string> Address { get; set; }

    /// <summary>Number of its autonomous system. Required. Allowed: 1 to 4294967295. Other values are rejected.</summary>
    [Input("asn", required: true)]
    public required Input<double> Asn { get; set; }

    /// <summary>
    /// Password of the session (MD5), at most 80 bytes without colon, comma and slash, kept in a Kubernetes Secret. Default:
    /// none. Secret. Rejected with <c>staticPod</c>.
    /// </summary>
    [Input("password")]
    public Input<string>? Password { get; set => field = Secrets.Mark(value); }

    /// <summary>Whether the router is more than one hop away. Default: false.</summary>
    [Input("multiHop")]
    public Input<bool>? MultiHop { get; set; }
}
