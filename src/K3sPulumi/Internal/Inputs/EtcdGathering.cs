using K3sPulumi.Core.Datastores;
using K3sPulumi.Core.Datastores.Etcd;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Internal.Inputs;

/// <summary>Maps the args of the etcd datastore to the core's records.</summary>
internal static class EtcdGathering
{
    public static string NameOf(EtcdDatastoreArgs args, string name, int index) => args.Members[index]?.Name ?? $"{name}-{index}";

    public static EtcdDatastoreSpec Read(this EtcdDatastoreArgs args, string name, Values values)
    {
        var members = args.Members.Select((member, index) => (member ?? new()).Read(NameOf(args, name, index), values)).ToList();
        var (ca, caKey) = (values.Get(args.Ca), values.Secret(args.CaKey));
        var cluster = new EtcdCluster([.. members.Select(member => member.Member)])
        {
            Name = name,
            ClientPort = values.Get(args.ClientPort).Or(EtcdEndpoint.DefaultPort),
            PeerPort = values.Get(args.PeerPort).Or(EtcdCluster.DefaultPeerPort),
            TlsSans = values.List(args.TlsSans).Or([]),
            Tls = ca.IsUnknown || caKey.IsUnknown ? ServerTls.Generated : new ServerTls(ca.Content, caKey.Known()),
            Backup = args.Backup?.Read(values),
            DeleteData = values.Get(args.DeleteData).Or(false),
        };
        return new(cluster, [.. members.Select(member => member.Place)]) { Drift = values.Get(args.Drift) };
    }

    private static (EtcdMember Member, EtcdMemberSpec Place) Read(this EtcdMemberArgs args, string name, Values values)
    {
        var host = args.Ssh?.Read(values);
        // An unknown address must not look like another member's.
        var reached = values.Get(args.Address).Or(host is null ? name : host.Address.Or($"{name}.{Placeholders.Text}"));
        return (new EtcdMember(name, reached), new EtcdMemberSpec(host, args.Docker?.Read(values)));
    }
}
