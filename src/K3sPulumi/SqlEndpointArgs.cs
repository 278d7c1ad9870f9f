using K3sPulumi.Internal.Inputs;
using Pulumi;

namespace K3sPulumi;

/// <summary>The parts of a database's endpoint.</summary>
public class SqlEndpointArgs : ResourceArgs
{
    /// <summary>Name or address of the database. Required. A scheme, a port or brackets in it are problems.</summary>
    [Input("host", required: true)]
    public required Input<string> Host { get; set; }

    /// <summary>Port. Default: 5432 for PostgreSQL, 3306 for MySQL. Allowed: 1 to 65535.</summary>
    [Input("port")]
    public Input<int>? Port { get; set; }

    /// <summary>Database. Default: <c>kubernetes</c>. K3s creates it where the user may.</summary>
    [Input("database")]
    public Input<string>? Database { get; set; }

    /// <summary>User. Required.</summary>
    [Input("user", required: true)]
    public required Input<string> User { get; set; }

    /// <summary>
    /// Password; any characters. Secret. Default: none, which is a problem unless a client certificate logs in to PostgreSQL.
    /// </summary>
    [Input("password")]
    public Input<string>? Password { get; set => field = Secrets.Mark(value); }
}
