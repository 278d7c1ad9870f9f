using K3sPulumi.Core.Datastores;
using K3sPulumi.Datastores;
using Pulumi;

namespace K3sPulumi;

/// <summary>
/// PostgreSQL as the datastore of a cluster, on a host that is reached over SSH or in a container: TLS, a role and a database of its own.
/// Give <c>endpoint</c> and <c>ca</c> to the cluster as <c>datastoreEndpoint</c> and <c>datastoreCa</c>.
/// </summary>
public sealed class PostgresDatastore : ComponentResource
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
    public PostgresDatastore(string name, PostgresDatastoreArgs args, ComponentResourceOptions? options = null)
        : base("k3s:index:PostgresDatastore", name, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        var made = SqlDatastores.Create(this, DatastoreKind.Postgres, name, args, null);
        (Endpoint, Ca, Network) = (made.Endpoint, made.Ca, made.Network);
        RegisterOutputs();
    }
}
