using K3sPulumi.Inputs;
using Pulumi;

namespace K3sPulumi;

/// <summary>The parts of a database's endpoint.</summary>
public sealed class ExternalDatastoreArgs : ResourceArgs
{
    /// <summary>Name or address of the database. Required.</summary>
    [Input("host", required: true)]
    public required Input<string> Host { get; set; }

    /// <summary>Port. Default: 5432 for PostgreSQL, 3306 for MySQL.</summary>
    [Input("port")]
    public Input<int>? Port { get; set; }

    /// <summary>Database. Default: <c>kubernetes</c>. K3s creates it where the user may.</summary>
    [Input("database")]
    public Input<string>? Database { get; set; }

    /// <summary>User. Required.</summary>
    [Input("user", required: true)]
    public required Input<string> User { get; set; }

    /// <summary>Password; any characters. Required. Secret.</summary>
    [Input("password", required: true)]
    public required Input<string> Password { get; set => field = Secrets.Mark(value); }

    /// <summary>PostgreSQL only: <c>disable</c>, <c>require</c>, <c>verify-ca</c> or <c>verify-full</c>. Default: <c>verify-full</c>.</summary>
    [Input("sslMode")]
    public Input<string>? SslMode { get; set; }
}
