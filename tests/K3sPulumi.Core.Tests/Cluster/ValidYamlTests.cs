using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Cluster;

using static K3sPulumi.Core.Tests.Cluster.BadRequests;
using static K3sPulumi.Core.Tests.Cluster.Requests;

/// <summary>Unusual YAML, schedules and keys that work must be accepted without a warning.</summary>
public sealed class ValidYamlTests
{
    private static readonly Dictionary<string, ClusterSpec> Requests = new(StringComparer.Ordinal)
    {
        ["short names, a plus and quoted numbers"] =
            Ssh with { ServerConfig = Text("i: 10.0.0.11\nl: /var/log/k3s.log\nv: \"2\"\nkubelet-arg+: max-pods=200\n") },
        ["keys with dashes in quotes"] =
            Ssh with { AgentConfig = Text("\"node-label\": [\"disk=ssd\"]\n'kubelet-arg+': ['v=2']\n") },
        ["an anchor and an alias"] = Ssh with { ServerConfig = Text("kubelet-arg: &args [v=2]\nkube-proxy-arg: *args\n") },
        ["flow style and comments"] = Ssh with { ServerConfig = Text("# ours\n{debug: yes, cluster-domain: shop.local}\n") },
        ["hidden flags of both roles"] = Ssh with
        {
            ServerConfig = Text("airgap-extra-registry: [a.example]\nkine-tls: true\n"),
            AgentConfig = Text("airgap-extra-registry: a.example\nprefer-bundled-bin: true\n")
        },
        ["an old name of an argument list"] = Ssh with { ServerConfig = Text("kube-controller-arg: [v=2]\n") },
        ["arguments of the scheduler and of etcd"] =
            Ssh with { ServerConfig = Text("kube-scheduler-arg: [v=2]\netcd-arg: [quota-backend-bytes=8589934592]\n") },
        ["a time zone in the schedule"] = Ssh.With(settings =>
            settings with { EmbeddedEtcd = true, Snapshots = new() { Schedule = Text("CRON_TZ=Europe/Rome 30 2 * * mon-fri") } }),
        ["a schedule in YAML"] =
            Ssh with { ServerConfig = Text("etcd-snapshot-schedule-cron: '@every 6h'\netcd-snapshot-retention: 0\n") },
        ["labels and taints in one text each"] =
            Ssh with { AgentConfig = Text("node-label: a=b,c=d\nnode-taint: a=b:NoSchedule,a=b:NoExecute\n") },
        ["an old release with its old flags"] = Ssh.With(settings =>
            settings with { Version = Text("v1.24.17+k3s1") }) with
        { ServerConfig = Text("no-deploy: [traefik]\n") },
        ["a server without a node"] = Ssh with { ServerConfig = Text("disable-agent: true\negress-selector-mode: pod\n") },
        ["YAML that repeats the arguments"] = Ssh.With(settings =>
            settings with { Disable = List("traefik", "servicelb") }) with
        {
            ServerConfig =
                Text("disable: [servicelb, traefik]\n")
        },
        ["a node that takes another interface than the cluster's text"] = Ssh.WithAgent(node =>
            node with { Config = Text("flannel-iface: eth1.100\n") }) with
        { AgentConfig = Text("flannel-iface: eth0\n") },
        ["quotes and dollars in arguments"] = Ssh.WithServer(node => node with
        {
            KubeletArgs = List("root-dir=/tmp/it's \"$(x)\" !x ~ \u2603", "trailing=\\"),
            Config = Text("# 'EOF' ''' \"\nkube-apiserver-arg:\n- 'audit-log-path=it''s \"quoted\" $(touch /x) `y` & \\n %s !x ~ "
                + "\u2603 #begin'\n"),
        }),
        ["nothing but comments"] = Ssh with { ServerConfig = Text("# nothing yet\n"), AgentConfig = Text("") },
    };

    public static TheoryData<string> Names => [.. Requests.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void IsAccepted(string what)
    {
        Assert.Empty(ClusterChecks.Problems(Requests[what]));
        Assert.Empty(ClusterAdvice.For(Requests[what]));
    }
}
