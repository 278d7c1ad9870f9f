using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Scripts;

namespace K3sPulumi.Core.Datastores.Etcd;

/// <summary>
/// Creates, updates and removes an <see cref="EtcdCluster"/>: first the certificates, on the first member's host, whose
/// <see cref="DatastoreOutput"/> contains the CA with its key and the certificate for K3s; then the members, one after another.
/// </summary>
internal static class EtcdScript
{
    private const string Kind = "etcd";
    private const string Unit = "k3s-etcd";
    private const int PrepareSeconds = 900;
    private const int ReadySeconds = 120;

    /// <summary>Two election rounds with the timeout that <see cref="EtcdConfig"/> sets.</summary>
    private const int ElectionSeconds = 4 * EtcdConfig.ElectionMilliseconds / 1000;

    private static readonly Packages Packages = new("etcd-server etcd-client", "etcd", "etcd etcdctl");

    public static RemoteScript Pki(EtcdCluster cluster, Elevation elevation)
    {
        var data = Common().Set("CA", cluster.Tls.Ca).Set("CA_KEY", cluster.Tls.CaKey?.Value);
        var create = new VisibleText()
            .Line($"certificate authority of etcd {cluster.Name}: {(cluster.Tls.Ca is null ? "generated here once" : "from ca")}")
            .Then(elevation.Call("apply"));
        return new(create, null, elevation.Input(data.For("etcd_pki")));
    }

    /// <summary>The member at this position in the list; those before it must be running.</summary>
    public static RemoteScript Member(EtcdCluster cluster, int index, DatastoreOutput pki, Elevation elevation)
    {
        var member = cluster.Members[index];
        var script = MemberData(cluster, index)
            .Set("CA", pki.Ca)
            .Set("CA_KEY", pki.CaKey?.Value)
            .For("etcd");
        var create = new VisibleText()
            .Line($"etcd {cluster.Name}, member {member.Name} ({index + 1} of {cluster.Members.Count}) on "
                + $"{EndpointPart.HostAndPort(member.Address, cluster.ClientPort)}")
            .Line($"certificate: {Sans(cluster, member)}")
            .Line(cluster.Backup is { } backup
                ? $"nightly backup: at {backup.At}, {backup.Keep} kept in {backup.DirectoryFor(Kind)}"
                : "nightly backup: none")
            .Then(elevation.Call("apply"));
        var delete = new VisibleText()
            .Line($"removes {member.Name} from etcd and stops it; {(cluster.DeleteData ? "deletes its data" : "keeps its data")}")
            .Then(elevation.Call(cluster.DeleteData ? "remove purge" : "remove"));
        return new(create, delete, elevation.Input(script));
    }

    private static ScriptInput MemberData(EtcdCluster cluster, int index)
    {
        var member = cluster.Members[index];
        return Common()
            .Set("READY_SECONDS", ReadySeconds)
            .Set("ELECTION_SECONDS", ElectionSeconds)
            .Set("NAME", member.Name)
            .Set("ORDER", index + 1)
            .Set("QUORUM", Quorum.Of(cluster.Members.Count))
            .Set("CLUSTER", cluster.InitialCluster)
            .Set("CLIENT", cluster.ClientUrl(member))
            .Set("PEER", cluster.PeerUrl(member))
            .Set("PEER_SOCKET", EndpointPart.HostAndPort(member.Address, cluster.PeerPort))
            .Set("PORTS", $"{cluster.ClientPort} {cluster.PeerPort}")
            .Set("OTHERS", string.Join(' ', cluster.Members.Where((_, other) => other != index).Select(cluster.ClientUrl)))
            .Set("ETCD_CONFIG", EtcdConfig.For(cluster, member))
            .Set("SANS", Sans(cluster, member))
            .Set("CERTIFICATE", "")
            .Set("KEY", "")
            .Set("BACKUP_AT", cluster.Backup?.OnCalendar)
            .Set("BACKUP_SETTINGS", BackupTool.Settings(cluster, member));
    }

    private static ScriptInput Common()
    {
        var data = new ScriptInput().Set("KIND", Kind).Set("UNITS", Unit).Set("PREPARE_SECONDS", PrepareSeconds);
        Packages.SetOn(data);
        return data;
    }

    private static string Sans(EtcdCluster cluster, EtcdMember member) =>
        SubjectNames.Of([member.Address, .. cluster.TlsSans, "localhost", "127.0.0.1"]);
}
