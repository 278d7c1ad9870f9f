using K3sPulumi.Internal.Inputs;
using Pulumi;

namespace K3sPulumi;

/// <summary>Connection details of an existing SQL database.</summary>
public class SqlEndpointArgs : ResourceArgs
{
    /// <summary>Host name or IP address of the database. Required. A scheme, a port or brackets are rejected.</summary>
    [Input("host", required: true)]
    public required Input<string> Host { get; set; }

    /// <summary>Port. Default: 5432 for PostgreSQL, 3306 for MySQL. Allowed: 1 to 65535. Other values are rejected.</summary>
    [Input("port")]
    public Input<int>? Port { get; set; }

    /// <summary>Name of the database. Default: <c>kubernetes</c>. K3s creates it if the user has the permission.</summary>
    [Input("database")]
    public Input<string>? Database { get; set; }

    /// <summary>Database user. Required.</summary>
    [Input("user", required: true)]
    public required Input<string> User { get; set; }

    /// <summary>
    /// Password; it may contain any character. Default: none, which is rejected unless a client certificate is used with
    /// PostgreSQL. Secret.
    /// </summary>
    [Input("password")]
    public Input<string>? Password { get; set => field = Secrets.Mark(value); }
}
