using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Existing;
using Pulumi;

namespace K3sPulumi;

/// <content>Where the cluster keeps its state, and what is in it from the first start.</content>
public sealed partial class K3sClusterArgs
{
    /// <summary>
    /// A datastore outside of the cluster: a <see cref="PostgresDatastore"/>, <see cref="MySqlDatastore"/> or <see
    /// cref="EtcdDatastore"/> as it is (from other languages: its
    /// <c>connection</c>), or a <see cref="DatastoreArgs"/> of what others run. Secret. Default: SQLite with one server, embedded
    /// etcd with more.
    /// K3s: <c>datastore-endpoint</c>, <c>datastore-cafile</c>, <c>datastore-certfile</c>, <c>datastore-keyfile</c>. Example:
    /// <c>Datastore = database</c>.
    /// </summary>
    [Input("datastore")]
    public Input<DatastoreArgs>? Datastore { get; set; }

    /// <summary>
    /// When and where the servers save embedded etcd. Default: K3s's, on each server at noon and at midnight. With another
    /// datastore a problem. How to restore is told there.
    /// </summary>
    [Input("snapshots")]
    public SnapshotsArgs? Snapshots { get; set; }

    /// <summary>
    /// Kubernetes objects as YAML text, by name, which the servers apply as soon as there is an API: a network for
    /// <c>flannelBackend</c> <c>none</c>, a
    /// <c>HelmChartConfig</c> for Traefik. Files in <c>server/manifests</c> of every server, with mode 0600. Changed text is
    /// applied again; in Docker that replaces
    /// the containers of the servers, whose data stays. Of a manifest that is taken out the file goes, and the objects stay until
    /// you delete them, as K3s does it. Default: none.
    /// What is no DNS label, names of K3s's own files, and what is no Kubernetes object are problems. May be secret.
    /// Example: <c>Manifests = { ["calico"] = File.ReadAllText("calico.yaml") }</c>.
    /// </summary>
    [Input("manifests")]
    public InputMap<string> Manifests { get => field ??= new(); set; }
}
