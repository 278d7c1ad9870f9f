using Pulumi;

namespace K3sPulumi;

/// <summary>
/// An existing etcd cluster. It has no user name or password: the servers authenticate with a client certificate.
/// </summary>
public sealed class EtcdEndpointArgs : ResourceArgs
{
    /// <summary>Host names or IP addresses of all members. Required.</summary>
    [Input("hosts", required: true)]
    public required InputList<string> Hosts { get; set; }

    /// <summary>Client port of the members. Default: 2379. Allowed: 1 to 65535. Other values are rejected.</summary>
    [Input("port")]
    public Input<int>? Port { get; set; }

    /// <summary>Uses TLS between the servers and etcd. Default: true. With false all traffic is in clear text.</summary>
    [Input("tls")]
    public Input<bool>? Tls { get; set; }
}
