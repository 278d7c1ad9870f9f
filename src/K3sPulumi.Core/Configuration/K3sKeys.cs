using System.Globalization;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Versions;

namespace K3sPulumi.Core.Configuration;

/// <summary>
/// Every key that K3s knows. A server ignores others with a warning, an agent does not start with them. K3s adds a new flag to
/// all releases that it still maintains: <c>name@28</c> is in some releases of 1.28 and in all later ones, <c>name@-25</c> was
/// removed in 1.25.
/// </summary>
internal static class K3sKeys
{
    private static readonly K3sKey[] All =
    [
        .. Read(K3sKeyKind.Text, null, """
            config token token-file server data-dir node-name image-credential-provider-bin-dir image-credential-provider-config
            container-runtime-endpoint default-runtime@26 image-service-endpoint@25 pause-image snapshotter private-registry
            resolv-conf flannel-iface flannel-conf flannel-cni-conf vpn-auth@24 vpn-auth-file@24 vmodule log bind-address
            cluster-secret@-25
            """),
        .. Read(K3sKeyKind.Flag, null, """
            debug alsologtostderr with-node-id docker disable-default-registry-endpoint@26 nonroot-devices@28
            protect-kernel-defaults selinux rootless prefer-bundled-bin enable-pprof disable-selinux@-26 no-flannel@-25
            """),
        .. Read(K3sKeyKind.Number, null, "v lb-server-port"),
        .. Read(K3sKeyKind.List, null, """
            node-label node-taint node-ip node-external-ip node-internal-dns@28 node-external-dns@28 kubelet-arg kube-proxy-arg
            airgap-extra-registry
            """),
        .. Read(K3sKeyKind.Flag, NodeRole.Agent, "disable-apiserver-lb@25"),
        .. Read(K3sKeyKind.Text, NodeRole.Server, """
            advertise-address apiserver-bind-address service-node-port-range cluster-domain flannel-backend egress-selector-mode
            servicelb-namespace write-kubeconfig write-kubeconfig-mode write-kubeconfig-group@26 write-kubeconfig-name@33
            helm-job-image agent-token agent-token-file cluster-reset-restore-path datastore-endpoint datastore-cafile
            datastore-certfile datastore-keyfile etcd-snapshot-name etcd-snapshot-schedule-cron etcd-snapshot-dir etcd-s3-endpoint
            etcd-s3-endpoint-ca etcd-s3-access-key etcd-s3-secret-key etcd-s3-session-token@28 etcd-s3-bucket
            etcd-s3-bucket-lookup-type@29 etcd-s3-region etcd-s3-folder etcd-s3-proxy@27 etcd-s3-config-secret@27
            default-local-storage-path secrets-encryption-provider@29 system-default-registry
            """),
        .. Read(K3sKeyKind.Flag, NodeRole.Server, """
            tls-san-security@25 flannel-ipv6-masq flannel-external-ip cluster-init cluster-reset kine-tls etcd-expose-metrics
            etcd-disable-snapshots etcd-snapshot-compress etcd-s3 etcd-s3-skip-ssl-verify etcd-s3-insecure disable-scheduler
            disable-cloud-controller disable-kube-proxy disable-network-policy disable-helm-controller disable-apiserver
            disable-controller-manager disable-etcd disable-agent embedded-registry@26 supervisor-metrics@27 secrets-encryption
            """),
        .. Read(K3sKeyKind.Number, NodeRole.Server, """
            https-listen-port supervisor-port apiserver-port advertise-port etcd-snapshot-retention etcd-s3-retention@31
            """),
        .. Read(K3sKeyKind.Duration, NodeRole.Server, "etcd-s3-timeout etcd-snapshot-reconcile-interval@28"),
        .. Read(K3sKeyKind.List, NodeRole.Server, """
            tls-san cluster-cidr service-cidr cluster-dns disable kube-apiserver-arg etcd-arg kube-controller-manager-arg
            kube-scheduler-arg kube-cloud-controller-manager-arg kube-controller-arg kube-cloud-controller-arg
            helm-controller-arg@33 no-deploy@-25
            """),
    ];

    private static readonly Dictionary<string, K3sKey> ByName = All.ToDictionary(key => key.Name, StringComparer.Ordinal);

    private static readonly Dictionary<string, string> ShortNames = new(StringComparer.Ordinal)
    {
        ["c"] = "config",
        ["d"] = "data-dir",
        ["i"] = "node-ip",
        ["l"] = "log",
        ["o"] = "write-kubeconfig",
        ["s"] = "server",
        ["t"] = "token",
    };

    public static IEnumerable<K3sKey> Of(NodeRole role, K3sVersion? version) =>
        All.Where(key => key.IsOf(role) && key.IsIn(version));

    /// <summary>The key for a name as written in a file: long or short, with or without a plus sign at the end.</summary>
    public static K3sKey? Find(string name) => ByName.GetValueOrDefault(LongName(name));

    /// <summary>The long name without the plus sign with which K3s adds to a list.</summary>
    public static string LongName(string name)
    {
        var bare = name.EndsWith('+') ? name[..^1] : name;
        return ShortNames.GetValueOrDefault(bare, bare);
    }

    /// <summary>
    /// Whether the name adds to previous values: with a plus sign, or because K3s's reader treats a short name as a separate key
    /// of the files and concatenates both lists.
    /// </summary>
    public static bool Adds(string name) => name.EndsWith('+') || ShortNames.ContainsKey(name);

    private static IEnumerable<K3sKey> Read(K3sKeyKind kind, NodeRole? role, string names) =>
        names.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(name => name.Split('@') switch
        {
            [var bare] => new K3sKey(bare, kind, role),
            [var bare, ['-', .. var until]] => new K3sKey(bare, kind, role, Until: Minor(until)),
            [var bare, var since] => new K3sKey(bare, kind, role, Since: Minor(since)),
            _ => throw new FormatException(name),
        });

    private static int Minor(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
