using Pulumi;

namespace K3sPulumi;

/// <summary>Arguments of a MySQL or MariaDB server that serves as a datastore.</summary>
public sealed class MySqlDatastoreArgs : SqlDatastoreArgs
{
    /// <summary>
    /// Which server to install if the host has neither: <c>mariadb</c> or <c>mysql</c>. Default: <c>mariadb</c>. Other values are
    /// rejected.
    /// </summary>
    [Input("flavor")]
    public Input<string>? Flavor { get; set; }
}
