using K3sPulumi.Internal.Inputs;
using Pulumi;

namespace K3sPulumi;

/// <summary>Arguments of an etcd cluster that serves as a datastore.</summary>
public sealed class EtcdDatastoreArgs : ResourceArgs
{
    /// <summary>The etcd members: 1, 3 or 5; three survive the loss of one. Required. Other numbers are rejected.</summary>
    [Input("members", required: true)]
    public required List<EtcdMemberArgs> Members { get => field ??= []; set; }

    /// <summary>Port for clients. Default: 2379. Allowed: 1 to 65535.</summary>
    [Input("clientPort")]
    public Input<int>? ClientPort { get; set; }

    /// <summary>Port for traffic between members. Default: 2380. Allowed: 1 to 65535.</summary>
    [Input("peerPort")]
    public Input<int>? PeerPort { get; set; }

    /// <summary>Additional names and IP addresses in the members' certificates. Default: none.</summary>
    [Input("tlsSans")]
    public InputList<string> TlsSans { get => field ??= new(); set; }

    /// <summary>
    /// CA certificate as PEM text; requires <c>caKey</c>. Default: a CA is generated once, on the host of the first member.
    /// </summary>
    [Input("ca")]
    public Input<string>? Ca { get; set; }

    /// <summary>Private key of the CA, as PEM text. Default: generated with the CA. Secret.</summary>
    [Input("caKey")]
    public Input<string>? CaKey { get; set => field = Secrets.Mark(value); }

    /// <summary>
    /// Snapshots of etcd: every night on the host of each member, and on demand on that of the first one. Default: none. Rejected
    /// in Docker.
    /// </summary>
    [Input("backup")]
    public DatastoreBackupArgs? Backup { get; set; }

    /// <summary>Deletes the data when the datastore is deleted. Default: false, the data stays.</summary>
    [Input("deleteData")]
    public Input<bool>? DeleteData { get; set; }

    /// <summary>
    /// What happens when somebody has changed the datastore since the last update: stopped or disabled a service, or changed
    /// files. <c>report</c> warns about each difference, in previews too; <c>repair</c> also puts them right: on hosts its script
    /// runs again, in Docker the container is replaced and keeps its volumes. <c>off</c> opens no connection. It is compared from
    /// the second update with this argument on. Default: <c>off</c>. Other values are rejected. Example: <c>Drift = "report"</c>.
    /// </summary>
    [Input("drift")]
    public Input<string>? Drift { get; set; }
}
