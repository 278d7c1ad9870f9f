using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Cluster;

using static K3sPulumi.Core.Tests.Cluster.BadRequests;
using static K3sPulumi.Core.Tests.Cluster.Requests;

/// <summary>YAML of the user's own that takes back what arguments say.</summary>
public sealed class ConfigClashTests
{
    private static readonly ClusterSpec Hardened = Ssh.With(settings => settings with { Hardening = new([]) });

    [Theory]
    [InlineData("kube-apiserver-arg: [\"oidc-issuer-url=https://id.example.com\"]",
        "kube-apiserver-arg replaces what the argument hardening sets; use kube-apiserver-arg+ to add to it, or remove one of the two.")]
    [InlineData("kube-controller-manager-arg: [v=2]",
        "kube-controller-manager-arg replaces what the argument hardening sets; use kube-controller-manager-arg+ to add to it, or remove one of the two.")]
    [InlineData("kubelet-arg: [max-pods=200]",
        "kubelet-arg replaces what the argument hardening sets; use kubelet-arg+ to add to it, or remove one of the two.")]
    [InlineData("secrets-encryption: false", "secrets-encryption contradicts the argument hardening; remove one of the two.")]
    [InlineData("secrets-encryption: no", "secrets-encryption contradicts the argument hardening; remove one of the two.")]
    [InlineData("kubelet-arg+: [protect-kernel-defaults=false]",
        "kubelet-arg+: protect-kernel-defaults contradicts the argument hardening; remove one of the two.")]
    [InlineData("kube-apiserver-arg+: [encryption-provider-config=/etc/kms.yaml]",
        "kube-apiserver-arg+: encryption-provider-config contradicts the argument hardening; remove one of the two.")]
    [InlineData("protect-kernel-defaults: false", "protect-kernel-defaults contradicts the argument hardening; remove one of the two.")]
    public void HardeningCannotBeTakenBack(string text, string problem)
    {
        Assert.Equal([$"serverConfig: {problem}"], Problems(Hardened with { ServerConfig = Text(text) }));
        Assert.Equal([$"servers[0].config: {problem}"], Problems(Hardened.WithServer(node => node with { Config = Text(text) })));
        Assert.Equal([$"config: {problem}"], Texts(ComponentChecks.Problems(Alone(Hardened, text))));
    }

    [Theory]
    [InlineData("kube-apiserver-arg+: [\"oidc-issuer-url=https://id.example.com\"]")]
    [InlineData("secrets-encryption: true")]
    [InlineData("kubelet-arg+: max-pods=200")]
    [InlineData("secrets-encryption: yes")]
    [InlineData("kubelet-arg+: [protect-kernel-defaults=true]")]
    public void WhatAgreesOrAddsIsFine(string text)
    {
        Assert.Empty(Problems(Hardened with { ServerConfig = Text(text) }));
        Assert.Empty(Advice(Hardened with { ServerConfig = Text(text) }));
    }

    [Fact]
    public void AgentsAreHardenedToo() => Assert.Equal(
        ["agentConfig: kubelet-arg replaces what the argument hardening sets; use kubelet-arg+ to add to it, or remove one of the two."],
        Problems(Hardened with { AgentConfig = Text("kubelet-arg: [max-pods=200]") }));

    [Fact]
    public void AnArgumentMayHaveAnotherValueWhenAllAreKnown()
    {
        var all = string.Join(", ", Hardened.Settings.Hardening!.Apply(new ServerConfig(), isContainer: false).KubeApiserverArgs
            .Select(argument => argument.StartsWith("audit-log-maxage", StringComparison.Ordinal) ? "audit-log-maxage=90" : argument).Select(argument => $"\"{argument}\""));
        Assert.Empty(Problems(Hardened with { ServerConfig = Text($"kube-apiserver-arg: [{all}]") }));
    }

    [Fact]
    public void AReplacedListIsAWarningThatNamesBothAndTheForm()
    {
        var cluster = (Ssh with { ServerConfig = Text("disable: [traefik]") }).With(settings => settings with { Disable = List("servicelb") });
        Assert.Empty(Problems(cluster));
        Assert.Equal(["serverConfig: disable replaces what the argument disable sets; use disable+ to add to it, or remove one of the two."], Advice(cluster));
        Assert.Empty(Advice(cluster with { ServerConfig = Text("disable: \"servicelb,traefik\"") }));
        Assert.Empty(Advice(cluster with { ServerConfig = Text("disable+: traefik") }));
    }

    [Theory]
    [InlineData("node-label: [a=b]",
        "node-label replaces what the argument nodeLabels sets; use node-label+ to add to it, or remove one of the two.", false)]
    [InlineData("node-taint: [\"a=b:NoSchedule\"]",
        "node-taint replaces what the argument nodeTaints sets; use node-taint+ to add to it, or remove one of the two.", false)]
    [InlineData("kubelet-arg: [max-pods=200]",
        "kubelet-arg replaces what the argument kubeletArgs sets; use kubelet-arg+ to add to it, or remove one of the two.", false)]
    [InlineData("snapshotter: native", "snapshotter contradicts the argument runtime.snapshotter; remove one of the two.", false)]
    [InlineData("flannel-iface: eth2", "flannel-iface contradicts the argument flannelIface; remove one of the two.", false)]
    [InlineData("node-ip: 10.0.0.99",
        "node-ip replaces what the argument nodeIp sets; use node-ip+ to add to it, or remove one of the two.", true)]
    [InlineData("resolv-conf: /etc/resolv.conf", "resolv-conf contradicts the argument resolvConf; remove one of the two.", true)]
    [InlineData("node-taint+: [\"edge=no:NoSchedule\"]",
        "node-taint+: together with the list that it adds to, it has two taints with the same key and effect; keep one.", true)]
    [InlineData("kubelet-arg+: [node-labels=a=b]",
        "kubelet-arg+: node-labels contradicts the argument nodeLabels; remove one of the two.", true)]
    [InlineData("kubelet-arg+: [\"--register_with_taints=a=b:NoSchedule\"]",
        "kubelet-arg+: register-with-taints contradicts the argument nodeTaints; remove one of the two.", true)]
    [InlineData("i: 10.0.0.99",
        "i: together with the list that it adds to, it has two addresses of the same family; use at most one IPv4 and one IPv6 address.", true)]
    public void ArgumentsOfNodesAreSeen(string text, string message, bool isFatal)
    {
        NodeSpec With(NodeSpec node) => node with
        {
            NodeLabels = Map("disk", "ssd"),
            NodeTaints = List("edge=true:NoSchedule"),
            NodeIp = Text("10.0.0.21"),
            KubeletArgs = List("v=2"),
            Snapshotter = Text("overlayfs"),
            FlannelIface = Text("eth1"),
            ResolvConf = Text("/run/resolv.conf"),
        };
        var cluster = Ssh.WithAgent(With) with { AgentConfig = Text(text) };
        var own = Ssh.WithAgent(node => With(node) with { Config = Text(text) });

        Assert.Equal(isFatal ? [$"agentConfig: {message}"] : [], Problems(cluster));
        Assert.Equal(isFatal ? [] : [$"agentConfig: {message}"], Advice(cluster));
        Assert.Equal([$"agents[0].config: {message}"], isFatal ? Problems(own) : Advice(own));
    }

    [Theory]
    [InlineData("etcd-disable-snapshots: true",
        "etcd-disable-snapshots contradicts the argument snapshots; remove one of the two.", true)]
    [InlineData("etcd-disable-snapshots: false", null, false)]
    [InlineData("etcd-s3-config-secret: s3",
        "etcd-s3-config-secret contradicts the argument snapshots.s3; remove one of the two.", false)]
    [InlineData("etcd-s3: off", "etcd-s3 contradicts the argument snapshots.s3; remove one of the two.", true)]
    [InlineData("etcd-snapshot-retention: 9",
        "etcd-snapshot-retention contradicts the argument snapshots.retention; remove one of the two.", false)]
    [InlineData("etcd-snapshot-retention: \"7\"", null, false)]
    [InlineData("etcd-s3-bucket: clusters", null, false)]
    public void SnapshotsAreSeen(string text, string? message, bool isFatal)
    {
        var cluster = (Ssh with { ServerConfig = Text(text) }).With(settings => settings with
        {
            EmbeddedEtcd = true,
            Snapshots = new() { Retention = Value<int>.Of(7), S3 = new() { Bucket = Text("clusters") } },
        });

        Assert.Equal(isFatal ? [$"serverConfig: {message}"] : [], Problems(cluster));
        Assert.Equal(isFatal || message is null ? [] : [$"serverConfig: {message}"], Advice(cluster));
    }

    [Fact]
    public void ArgumentsOfProgramsDoNotContradictOthers()
    {
        var labels = Ssh.WithAgent(node => node with { NodeLabels = Map("disk", "ssd"), KubeletArgs = List("v=2", "node-labels=a=b") });
        var keys = Ssh.With(settings => settings with { SecretsEncryption = Value<bool>.Of(true), KubeApiserverArgs = List("encryption-provider-config=/etc/kms.yaml") });

        Assert.Equal(["agents[0].kubeletArgs: node-labels contradicts the argument nodeLabels; remove one of the two."], Problems(labels));
        Assert.Equal(
            ["controlPlane.kubeApiserverArgs: encryption-provider-config contradicts the argument controlPlane.secretsEncryption; remove one of the two."],
            Problems(keys));
        Assert.Empty(Problems(Ssh.With(settings => settings with { KubeApiserverArgs = List("encryption-provider-config=/etc/kms.yaml") })));
    }

    [Fact]
    public void OtherKeysThatUndoAnArgumentAreSeen()
    {
        var vpn = Ssh with { Shared = new() { VpnAuth = Hidden("name=tailscale,joinKey=hush") } };
        var flannel = Ssh.With(settings => settings with { FlannelBackend = Text("host-gw") });

        Assert.Equal(
            ["agentConfig: vpn-auth-file contradicts the argument vpnAuth; remove one of the two."],
            Problems(vpn with { AgentConfig = Text("vpn-auth-file: /etc/vpn") }));
        Assert.Equal(
            ["serverConfig: flannel-conf contradicts the argument flannelBackend; remove one of the two."],
            Advice(flannel with { ServerConfig = Text("flannel-conf: /etc/flannel.json") }));
        Assert.Empty(Problems(Ssh with { AgentConfig = Text("vpn-auth-file: /etc/vpn") }));
    }

    [Fact]
    public void ANodesTextMayTakeBackTheClustersText() => Assert.Empty(Advice((Ssh with { ServerConfig = Text("node-label: [a=b]") })
        .WithServer(node => node with { Config = Text("node-label: [c=d]") })));

    [Fact]
    public void WhatIsAddedToBeforeIsTakenBackByALaterText() => Assert.Equal(
        ["servers[0].config: kube-apiserver-arg replaces what the argument hardening sets; use kube-apiserver-arg+ to add to it, or remove one of the two."],
        Problems((Hardened with { ServerConfig = Text("kube-apiserver-arg+: [v=2]") }).WithServer(node => node with { Config = Text("kube-apiserver-arg: [v=2]") })));

    [Fact]
    public void UnknownValuesDoNotClash()
    {
        var cluster = (Ssh with { ServerConfig = Text("disable: [traefik]") }).With(settings => settings with { Disable = Value<IReadOnlyList<string>>.Unknown });

        Assert.Empty(Problems(cluster).Concat(Advice(cluster)));
        Assert.Empty(Advice(Hardened with { ServerConfig = Value<string>.Unknown }));
    }

    [Fact]
    public void ALoneComponentIsWarnedToo()
    {
        var disables = Ssh.With(settings => settings with { Disable = List("servicelb") });

        Assert.Equal(
            ["config: disable replaces what the argument disable sets; use disable+ to add to it, or remove one of the two."],
            Texts(ComponentAdvice.For(Alone(disables, "disable: [traefik]"))));
    }

    private static ServerSpec Alone(ClusterSpec cluster, string text) =>
        new() { Name = "alone", Settings = cluster.Settings, Node = cluster.Servers[0] with { Config = Text(text) } };

    private static IReadOnlyList<string> Problems(ClusterSpec spec) => Texts(ClusterChecks.Problems(spec));

    private static IReadOnlyList<string> Advice(ClusterSpec spec) => Texts(ClusterAdvice.For(spec));

    private static IReadOnlyList<string> Texts(IEnumerable<Problem> problems) => [.. problems.Select(problem => problem.ToString())];
}
