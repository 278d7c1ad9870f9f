using System.Diagnostics.CodeAnalysis;
using K3sPulumi.Core.Datastores.Sql;
using K3sPulumi.Internal.Datastores;
using K3sPulumi.Internal.Inputs;
using Pulumi;

namespace K3sPulumi;

/// <summary>
/// A MySQL or MariaDB server as the datastore of a cluster, on a host or in a container, with TLS and its own user and database.
/// Pass it to the cluster as <c>datastore</c>; in other languages, pass its <c>connection</c>.
/// </summary>
public sealed class MySqlDatastore : ComponentResource
{
    private readonly DatastoreOutputs _made;

    /// <summary>What the servers need to connect: endpoint and CA. In C#, pass the component itself. Secret.</summary>
    [Output("connection")]
    public Output<DatastoreConnection> Connection { get; private init; }

    /// <summary>Name of the Docker network, for the servers; empty on hosts.</summary>
    [Output("dockerNetwork")]
    public Output<string> DockerNetwork { get; private init; }

    /// <summary>The newest dump, as the last update of the datastore found it; empty if it has none.</summary>
    [Output("newestDumps")]
    public Output<SnapshotInfo[]> NewestDumps { get; private init; }

    /// <summary>Creates the datastore.</summary>
    /// <param name="name">Name of the component and, in Docker, of the container.</param>
    /// <param name="args">Arguments of the component.</param>
    /// <param name="options">Resource options of the component.</param>
    public MySqlDatastore(string name, MySqlDatastoreArgs args, ComponentResourceOptions? options = null)
        : base("k3s:index:MySqlDatastore", name, RegisteredArgs.Of(args, Gather), options)
    {
        ArgumentNullException.ThrowIfNull(args);
        Failures.Note(options);
        _made = SqlDatastores.Create(this, SqlDialects.MySql, name, args);
        (Connection, DockerNetwork, NewestDumps) = (_made.ToConnection(), _made.Network, _made.NewestDumps);
        RegisterOutputs();
    }

    private static void Gather(InputSet inputs, MySqlDatastoreArgs args) =>
        inputs.Gather(values => args.Read(SqlDialects.MySql, "", values));

    /// <summary>The datastore as the servers take it.</summary>
    /// <param name="datastore">The component.</param>
    [return: NotNullIfNotNull(nameof(datastore))]
    public static implicit operator Input<DatastoreArgs>?(MySqlDatastore? datastore) =>
        datastore is null ? null : ManagedDatabase.Pass(datastore, datastore._made);
}
