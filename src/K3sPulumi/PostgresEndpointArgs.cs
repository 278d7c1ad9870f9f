using Pulumi;

namespace K3sPulumi;

/// <summary>A PostgreSQL that others run.</summary>
public sealed class PostgresEndpointArgs : SqlEndpointArgs
{
    /// <summary>
    /// <c>disable</c>, <c>require</c>, <c>verify-ca</c> or <c>verify-full</c>. Default: <c>verify-full</c>. Another one is a
    /// problem.
    /// </summary>
    [Input("sslMode")]
    public Input<string>? SslMode { get; set; }
}
