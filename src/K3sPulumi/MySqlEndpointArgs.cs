using Pulumi;

namespace K3sPulumi;

/// <summary>A MySQL or MariaDB that others run.</summary>
public sealed class MySqlEndpointArgs : SqlEndpointArgs
{
    /// <summary>
    /// Whether the servers speak TLS with it, for which K3s needs its <c>ca</c>. Default: true. False sends everything in clear
    /// text.
    /// </summary>
    [Input("tls")]
    public Input<bool>? Tls { get; set; }
}
