using K3sPulumi.Inputs;
using Pulumi;

namespace K3sPulumi;

/// <content>Where the cluster keeps its state.</content>
public sealed partial class K3sClusterArgs
{
    /// <summary>Connection text of an external datastore. Secret. Default: SQLite with one server, embedded etcd with more. K3s: <c>datastore-endpoint</c>.</summary>
    [Input("datastoreEndpoint")]
    public Input<string>? DatastoreEndpoint { get; set => field = Secrets.Mark(value); }

    /// <summary>CA certificate of the datastore as PEM text. Default: the host's. K3s: <c>datastore-cafile</c>.</summary>
    [Input("datastoreCa")]
    public Input<string>? DatastoreCa { get; set => field = Secrets.Mark(value); }

    /// <summary>Client certificate for the datastore as PEM text. Default: none. K3s: <c>datastore-certfile</c>.</summary>
    [Input("datastoreCertificate")]
    public Input<string>? DatastoreCertificate { get; set => field = Secrets.Mark(value); }

    /// <summary>Key of the client certificate as PEM text. Secret. Default: none. K3s: <c>datastore-keyfile</c>.</summary>
    [Input("datastoreKey")]
    public Input<string>? DatastoreKey { get; set => field = Secrets.Mark(value); }

    /// <summary>
    /// When and where the servers save embedded etcd. Default: K3s's, on each server at noon and at midnight. With another datastore a problem. How to restore is told there.
    /// </summary>
    [Input("snapshots")]
    public SnapshotsArgs? Snapshots { get; set; }
}
