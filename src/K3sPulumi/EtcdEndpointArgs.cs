using Pulumi;

namespace K3sPulumi;

/// <summary>An etcd that others run. Users are not part of it; certificates log in.</summary>
public sealed class EtcdEndpointArgs : ResourceArgs
{
    /// <summary>Names or addresses of all members. Required.</summary>
    [Input("hosts", required: true)]
    public required InputList<string> Hosts { get; set; }

    /// <summary>Client port of the members. Default: 2379. Allowed: 1 to 65535.</summary>
    [Input("port")]
    public Input<int>? Port { get; set; }

    /// <summary>Whether the servers speak TLS with it. Default: true. False sends everything in clear text.</summary>
    [Input("tls")]
    public Input<bool>? Tls { get; set; }
}
