using System.Diagnostics.CodeAnalysis;
using K3sPulumi.Internal.Datastores;
using Pulumi;

namespace K3sPulumi;

/// <summary>
/// etcd as the datastore of a cluster, with one or several members, on hosts or in containers. Certificates log in, there are no
/// passwords.
/// Give it to the cluster as its <c>datastore</c>; from other languages, its <c>connection</c>.
/// </summary>
public sealed class EtcdDatastore : ComponentResource
{
    private readonly DatastoreOutputs _made;

    /// <summary>
    /// What the servers need: endpoint, CA, client certificate and its key. Secret. From C# give the component itself.
    /// </summary>
    [Output("connection")]
    public Output<DatastoreConnection> Connection { get; private init; }

    /// <summary>Name of the Docker network, for the servers; empty on hosts.</summary>
    [Output("network")]
    public Output<string> Network { get; private init; }

    /// <summary>Creates the datastore.</summary>
    /// <param name="name">Name of the component; it begins the names of the members.</param>
    /// <param name="args">What is asked for.</param>
    /// <param name="options">Options of the component.</param>
    public EtcdDatastore(string name, EtcdDatastoreArgs args, ComponentResourceOptions? options = null)
        : base("k3s:index:EtcdDatastore", name, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        _made = EtcdDatastores.Create(this, name, args);
        (Connection, Network) = (_made.ToConnection(), _made.Network);
        RegisterOutputs();
    }

    /// <summary>The datastore as the servers take it.</summary>
    /// <param name="datastore">The component.</param>
    [return: NotNullIfNotNull(nameof(datastore))]
    public static implicit operator Input<DatastoreArgs>?(EtcdDatastore? datastore) =>
        datastore is null ? null : (Input<DatastoreArgs>)datastore._made.ToArgs();
}
