using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Configuration;

/// <summary>YAML values are read as K3s reads them, and checked as the arguments for the same keys.</summary>
public sealed class ConfigValueTests
{
    private const string NoQuotes = "is not quoted, so YAML reads it as a number, a date or a boolean; put it in quotes.";
    private const string NoDuration = "must be a positive duration in hours, minutes and seconds, such as 1h30m or 90s.";

    [Theory]
    [InlineData("write-kubeconfig-mode: \"0640\"")]
    [InlineData("write-kubeconfig-mode: 644")]
    [InlineData("debug: yes")]
    [InlineData("debug: On")]
    [InlineData("debug: \"true\"")]
    [InlineData("debug: 1")]
    [InlineData("debug: [true]")]
    [InlineData("etcd-snapshot-retention: \"7\"")]
    [InlineData("lb-server-port: 0x192C")]
    [InlineData("etcd-s3-timeout: 90s")]
    [InlineData("etcd-s3-folder:")]
    [InlineData("etcd-s3-folder: 2024")]
    [InlineData("etcd-s3-folder: \"2024-01-01\"")]
    [InlineData("etcd-s3-secret-key: !!str 0123")]
    [InlineData("etcd-s3-secret-key: a12:30")]
    [InlineData("disable: traefik,servicelb")]
    [InlineData("disable: []")]
    [InlineData("disable: ~")]
    [InlineData("node-label: [\"on=off\", a=yes]")]
    [InlineData("node-label: a=b,c=d")]
    [InlineData("node-taint: [\"a=b:NoSchedule\", \"a=b:NoExecute\"]")]
    [InlineData("kubelet-arg: [\"feature-gates=A=true,B=false\", max_pods=20, --v=2]")]
    [InlineData("kube-apiserver-arg: [enable-admission-plugins+=PodSecurity]")]
    [InlineData("service-node-port-range: 30000-32767")]
    [InlineData("etcd-snapshot-schedule-cron: CRON_TZ=Europe/Rome 0 2 * * *")]
    [InlineData("vpn-auth: name=tailscale,joinKey=hush")]
    public void AreAccepted(string text) => Assert.Empty(Problems(text));

    [Theory]
    [InlineData("write-kubeconfig-mode: 0640", "write-kubeconfig-mode: " + NoQuotes)]
    [InlineData("write-kubeconfig-mode: 0o640", "write-kubeconfig-mode: " + NoQuotes)]
    [InlineData("write-kubeconfig-mode: \"0o640\"",
        "write-kubeconfig-mode: is not a valid file mode; use a mode such as \"0640\".")]
    [InlineData("write-kubeconfig-mode: rw-r-----",
        "write-kubeconfig-mode: is not a valid file mode; use a mode such as \"0640\".")]
    [InlineData("etcd-s3-secret-key: 0777", "etcd-s3-secret-key: " + NoQuotes)]
    [InlineData("etcd-s3-secret-key: 12e10", "etcd-s3-secret-key: " + NoQuotes)]
    [InlineData("etcd-s3-folder: 2024-01-01", "etcd-s3-folder: " + NoQuotes)]
    [InlineData("cluster-domain: on", "cluster-domain: " + NoQuotes)]
    [InlineData("debug: \"yes\"", "debug: must be true or false, without quotes.")]
    [InlineData("debug:", "debug: must be true or false, without quotes.")]
    [InlineData("advertise-port: 0777", "advertise-port: starts with 0, which makes the number octal; remove the zero.")]
    [InlineData("etcd-snapshot-retention: many", "etcd-snapshot-retention: must be a whole number.")]
    [InlineData("etcd-s3-timeout: 1d", "etcd-s3-timeout: " + NoDuration)]
    [InlineData("etcd-s3-timeout: 300", "etcd-s3-timeout: " + NoDuration)]
    [InlineData("node-label: {a: b}",
        "node-label: must be a list but is a mapping; write each entry on its own line, such as \"- key=value\".")]
    [InlineData("kubelet-arg:\n- max-pods: 200",
        "kubelet-arg: contains a mapping in the list; put \"=\" between key and value, such as \"- key=value\".")]
    [InlineData("disable: [[traefik, servicelb]]",
        "disable: contains a nested list, of which K3s reads only the first entry; use a single list.")]
    [InlineData("cluster-domain: {a: b}", "cluster-domain: must be a single value but is a mapping; write it after the colon.")]
    public void AreRefusedWhereK3sReadsThemOtherwise(string text, string problem) => Assert.Equal([problem], Problems(text));

    [Theory]
    [InlineData("snapshotter: zfs")]
    [InlineData("node-label: [\"a b=c\"]")]
    [InlineData("node-label+: [node-role.kubernetes.io/worker=true]")]
    [InlineData("node-taint: [\"edge=true:NoSchedul\"]")]
    [InlineData("node-taint: [\"a=b:NoSchedule\", \"a=c:NoSchedule\"]")]
    [InlineData("node-ip: 10.0.0.300")]
    [InlineData("i: [10.0.0.5, 10.0.0.6]")]
    [InlineData("node-external-ip: host.example.com")]
    [InlineData("flannel-iface: eth 0")]
    [InlineData("resolv-conf: resolv.conf")]
    [InlineData("vpn-auth: name=wireguard,joinKey=hush")]
    [InlineData("kubelet-arg: [max pods]")]
    [InlineData("kube-proxy-arg+: [\"\\u0001\"]")]
    [InlineData("kube-apiserver-arg+: [enable-admission-plugins=PodSecurity]")]
    [InlineData("kubelet-arg+: [hostname-override=alpha]")]
    [InlineData("kube-apiserver-arg+: [service-cluster-ip-range=10.96.0.0/12]")]
    [InlineData("kube-apiserver-arg+: [\"--etcd-servers=http://10.0.0.9:2379\"]")]
    [InlineData("kube-controller-manager-arg: [cluster-cidr=10.244.0.0/16]")]
    [InlineData("disable: treafik")]
    [InlineData("tls-san+: [\"https://api.example\"]")]
    [InlineData("cluster-dns: ten")]
    [InlineData("advertise-address: 10.0.0.300")]
    [InlineData("egress-selector-mode: none")]
    [InlineData("secrets-encryption-provider: cbc-aes")]
    [InlineData("system-default-registry: https://registry.example.com")]
    [InlineData("etcd-snapshot-schedule-cron: \"@every 1d\"")]
    [InlineData("etcd-snapshot-dir: snapshots")]
    [InlineData("etcd-s3-bucket: a/b")]
    [InlineData("etcd-s3-endpoint: https://s3.example.com")]
    [InlineData("service-node-port-range: high")]
    public void AreRefusedByTheChecksOfTheArguments(string text)
    {
        var problem = Assert.Single(Problems(text));

        Assert.StartsWith(text.Split(':')[0] + ": ", problem, StringComparison.Ordinal);
        Assert.EndsWith(".", problem, StringComparison.Ordinal);
        Assert.DoesNotContain(text.Split(": ", 2)[1].Trim('"', '[', ']'), problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0640", 416)]
    [InlineData("-0x1F", -31)]
    [InlineData("0b101", 5)]
    [InlineData("1_000", 1000)]
    [InlineData("08", null)]
    [InlineData("1__0", null)]
    [InlineData("\u0661", null)]
    [InlineData("9223372036854775808", null)]
    public void NumbersAreThoseOfGo(string text, int? number) => Assert.Equal(number, GoNumber.Integer(text));

    private static IReadOnlyList<string> Problems(string text) =>
        [.. ProblemList.Of(problems => ConfigText.Check(problems, text, NodeRole.Server, version: null))
            .Select(problem => problem.Message)];
}
