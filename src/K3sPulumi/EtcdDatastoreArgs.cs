using K3sPulumi.Internal.Inputs;
using Pulumi;

namespace K3sPulumi;

/// <summary>etcd as the datastore of a cluster.</summary>
public sealed class EtcdDatastoreArgs : ResourceArgs
{
    /// <summary>The members: one, or three to survive the loss of one. Required. Any other number than 1, 3 and 5 is a problem.</summary>
    [Input("members", required: true)]
    public required List<EtcdMemberArgs> Members { get => field ??= []; set; }

    /// <summary>Port for clients. Default: 2379.</summary>
    [Input("clientPort")]
    public Input<int>? ClientPort { get; set; }

    /// <summary>Port between members. Default: 2380.</summary>
    [Input("peerPort")]
    public Input<int>? PeerPort { get; set; }

    /// <summary>Further names and addresses in the members' certificates. Default: none.</summary>
    [Input("tlsSans")]
    public InputList<string> TlsSans { get => field ??= new(); set; }

    /// <summary>CA certificate as PEM text; needs <c>caKey</c>. Default: a CA is made once, on the first member's host.</summary>
    [Input("ca")]
    public Input<string>? Ca { get; set; }

    /// <summary>Key of the CA as PEM text. Secret. Default: made with it.</summary>
    [Input("caKey")]
    public Input<string>? CaKey { get; set => field = Secrets.Mark(value); }

    /// <summary>A snapshot every night on each member's host. Default: none. In Docker it is a problem.</summary>
    [Input("backup")]
    public DatastoreBackupArgs? Backup { get; set; }

    /// <summary>Whether deleting this deletes the data too. Default: false.</summary>
    [Input("deleteData")]
    public bool? DeleteData { get; set; }
}
