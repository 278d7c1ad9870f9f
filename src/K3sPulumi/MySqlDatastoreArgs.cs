using Pulumi;

namespace K3sPulumi;

/// <summary>MySQL or MariaDB as the datastore of a cluster.</summary>
public sealed class MySqlDatastoreArgs : SqlDatastoreArgs
{
    /// <summary>Which of the two is installed where neither is there: <c>mariadb</c> or <c>mysql</c>. Default: <c>mariadb</c>. Any other is a problem.</summary>
    [Input("flavor")]
    public Input<string>? Flavor { get; set; }
}
