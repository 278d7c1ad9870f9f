using System.Diagnostics.CodeAnalysis;
using K3sPulumi.Internal.Datastores;
using K3sPulumi.Internal.Inputs;
using Pulumi;

namespace K3sPulumi;

/// <summary>
/// An etcd cluster as the datastore of a K3s cluster, with one or more members, on hosts or in containers. Clients authenticate
/// with certificates; there are no passwords. Pass it to the cluster as <c>datastore</c>; in other languages, pass its
/// <c>connection</c>.
/// </summary>
public sealed class EtcdDatastore : ComponentResource
{
    private readonly DatastoreOutputs _made;

    /// <summary>
    /// What the servers need to connect: endpoint, CA, client certificate and its key. In C#, pass the component itself. Secret.
    /// </summary>
    [Output("connection")]
    public Output<DatastoreConnection> Connection { get; private init; }

    /// <summary>Name of the Docker network, for the servers; empty on hosts.</summary>
    [Output("dockerNetwork")]
    public Output<string> DockerNetwork { get; private init; }

    /// <summary>The newest dump, as the last update of the datastore found it; empty if it has none.</summary>
    [Output("newestDumps")]
    public Output<SnapshotInfo[]> NewestDumps { get; private init; }

    /// <summary>Creates the datastore.</summary>
    /// <param name="name">Name of the component; it prefixes the names of the members.</param>
    /// <param name="args">Arguments of the component.</param>
    /// <param name="options">Resource options of the component.</param>
    public EtcdDatastore(string name, EtcdDatastoreArgs args, ComponentResourceOptions? options = null)
        : base("k3s:index:EtcdDatastore", name, RegisteredArgs.Of(args, Gather), options)
    {
        ArgumentNullException.ThrowIfNull(args);
        Failures.Note(options);
        _made = EtcdDatastores.Create(this, name, args);
        (Connection, DockerNetwork, NewestDumps) = (_made.ToConnection(), _made.Network, _made.NewestDumps);
        RegisterOutputs();
    }

    private static void Gather(InputSet inputs, EtcdDatastoreArgs args) => inputs.Gather(values => args.Read("", values));

    /// <summary>The datastore as the servers take it.</summary>
    /// <param name="datastore">The component.</param>
    [return: NotNullIfNotNull(nameof(datastore))]
    public static implicit operator Input<DatastoreArgs>?(EtcdDatastore? datastore) =>
        datastore is null ? null : (Input<DatastoreArgs>)datastore._made.ToArgs();
}
