using Pulumi;

namespace K3sPulumi;

/// <content>Where the cluster keeps its state, and what is in it from the first start.</content>
public sealed partial class K3sClusterArgs
{
    /// <summary>
    /// Datastore outside the cluster: a <see cref="PostgresDatastore"/>, <see cref="MySqlDatastore"/> or
    /// <see cref="EtcdDatastore"/> (in other languages, its <c>connection</c>), or the <see cref="DatastoreArgs"/> of an existing
    /// one. Default: SQLite with one server, embedded etcd with more. Secret. K3s: <c>datastore-endpoint</c>,
    /// <c>datastore-cafile</c>, <c>datastore-certfile</c>, <c>datastore-keyfile</c>. Example: <c>Datastore = database</c>.
    /// </summary>
    [Input("datastore")]
    public Input<DatastoreArgs>? Datastore { get; set; }

    /// <summary>
    /// Snapshots of embedded etcd or SQLite. Default: K3s takes one of embedded etcd twice a day on each server. Rejected with an
    /// external datastore.
    /// </summary>
    [Input("snapshots")]
    public SnapshotsArgs? Snapshots { get; set; }

    /// <summary>
    /// Brings the cluster back to a snapshot of embedded etcd, a copy of SQLite's database, or a dump of a
    /// <see cref="PostgresDatastore"/> or <see cref="MySqlDatastore"/>; everything written after it is lost. Default:
    /// nothing is restored. Rejected with another datastore, and on a server that joins another one.
    /// </summary>
    [Input("restore")]
    public RestoreArgs? Restore { get; set; }

    /// <summary>
    /// Kubernetes objects as YAML text, by name, which the servers apply as soon as the API is available: a CNI plugin for
    /// <c>flannelBackend</c> <c>none</c>, or a <c>HelmChartConfig</c> for Traefik. They become files in <c>server/manifests</c>
    /// of every server, with mode 0600. Changed text is applied again; in Docker this replaces the servers' containers, whose
    /// data stays. If a manifest is removed, its file is deleted, but its objects stay until you delete them (K3s's behavior).
    /// Default: none. Rejected: names that are not DNS labels, names of K3s's own files, and text that is not a Kubernetes
    /// object. May be secret. Example: <c>Manifests = { ["calico"] = File.ReadAllText("calico.yaml") }</c>.
    /// </summary>
    [Input("manifests")]
    public InputMap<string> Manifests { get => field ??= new(); set; }
}
