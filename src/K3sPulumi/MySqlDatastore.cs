using K3sPulumi.Core.Datastores;
using K3sPulumi.Datastores;
using Pulumi;

namespace K3sPulumi;

/// <summary>
/// MySQL or MariaDB as the datastore of a cluster, on a host that is reached over SSH or in a container: TLS, a role and a database of its own.
/// Give <c>endpoint</c> and <c>ca</c> to the cluster as <c>datastoreEndpoint</c> and <c>datastoreCa</c>.
/// </summary>
public sealed class MySqlDatastore : ComponentResource
{
    /// <summary>Connection text in the form that K3s wants. Secret.</summary>
    [Output("endpoint")]
    public Output<string> Endpoint { get; private init; }

    /// <summary>CA certificate with which the servers verify the database, as PEM text.</summary>
    [Output("ca")]
    public Output<string> Ca { get; private init; }

    /// <summary>Name of the Docker network, for the servers; empty on hosts.</summary>
    [Output("network")]
    public Output<string> Network { get; private init; }

    /// <summary>Creates the datastore.</summary>
    /// <param name="name">Name of the component; in Docker also of the container.</param>
    /// <param name="args">What is asked for.</param>
    /// <param name="options">Options of the component.</param>
    public MySqlDatastore(string name, MySqlDatastoreArgs args, ComponentResourceOptions? options = null)
        : base("k3s:index:MySqlDatastore", name, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        var made = SqlDatastores.Create(this, DatastoreKind.MySql, name, args, args.Flavor);
        (Endpoint, Ca, Network) = (made.Endpoint, made.Ca, made.Network);
        RegisterOutputs();
    }
}
