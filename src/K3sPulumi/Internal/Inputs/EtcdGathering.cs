using K3sPulumi.Core.Datastores;
using K3sPulumi.Core.Datastores.Etcd;

namespace K3sPulumi.Internal.Inputs;

/// <summary>Maps the args of the etcd datastore to the core's records.</summary>
internal static class EtcdGathering
{
    public static string NameOf(EtcdDatastoreArgs args, string name, int index) => args.Members[index]?.Name ?? $"{name}-{index}";

    public static Func<Values, EtcdDatastoreSpec> Gather(EtcdDatastoreArgs args, string name, InputSet inputs)
    {
        var members = args.Members.Select((member, index) => Gather(member ?? new(), NameOf(args, name, index), inputs)).ToList();
        var (client, peer) = (inputs.Add(args.ClientPort), inputs.Add(args.PeerPort));
        var sans = inputs.AddList(args.TlsSans);
        var ca = inputs.Add(args.Ca);
        var caKey = inputs.AddSecret(args.CaKey);
        var backup = args.Backup?.Gather(inputs);
        return values =>
        {
            var made = members.Select(build => build(values)).ToList();
            var tls = values.AllKnown(ca) && values.AllKnown(caKey)
                ? new ServerTls(values.Get(ca).Content, values.Get(caKey) is { IsKnown: true, Content: var key } ? key : null)
                : ServerTls.Generated;
            var cluster = new EtcdCluster([.. made.Select(member => member.Member)])
            {
                Name = name,
                ClientPort = values.Get(client).Or(EtcdEndpoint.DefaultPort),
                PeerPort = values.Get(peer).Or(EtcdCluster.DefaultPeerPort),
                TlsSans = values.Get(sans).Or([]),
                Tls = tls,
                Backup = backup?.Invoke(values),
                DeleteData = args.DeleteData ?? false,
            };
            return new EtcdDatastoreSpec(cluster, [.. made.Select(member => member.Place)]);
        };
    }

    private static Func<Values, (EtcdMember Member, EtcdMemberSpec Place)> Gather(EtcdMemberArgs args, string name,
        InputSet inputs)
    {
        var ssh = args.Ssh?.Gather(inputs);
        var docker = args.Docker?.Gather(inputs);
        var address = inputs.Add(args.Address);
        return values =>
        {
            var host = ssh?.Invoke(values);
            // An unknown address must not look like another member's.
            var reached = values.Get(address).Or(host is null ? name : host.Address.Or($"{name}.not-known-yet"));
            return (new EtcdMember(name, reached), new EtcdMemberSpec(host, docker?.Invoke(values)));
        };
    }
}
