using Pulumi;

namespace K3sPulumi;

/// <summary>An existing MySQL or MariaDB.</summary>
public sealed class MySqlEndpointArgs : SqlEndpointArgs
{
    /// <summary>
    /// Uses TLS between the servers and the database; K3s then needs <c>ca</c>. Default: true. With false all traffic is in clear
    /// text.
    /// </summary>
    [Input("tls")]
    public Input<bool>? Tls { get; set; }
}
