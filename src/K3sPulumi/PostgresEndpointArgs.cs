using Pulumi;

namespace K3sPulumi;

/// <summary>An existing PostgreSQL.</summary>
public sealed class PostgresEndpointArgs : SqlEndpointArgs
{
    /// <summary>
    /// TLS mode: <c>disable</c>, <c>require</c>, <c>verify-ca</c> or <c>verify-full</c>. Default: <c>verify-full</c>. Other
    /// values are rejected.
    /// </summary>
    [Input("sslMode")]
    public Input<string>? SslMode { get; set; }
}
