using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Validation;
using K3sPulumi.Core.Versions;

namespace K3sPulumi.Core.Tests.Configuration;

public sealed class ConfigTextTests
{
    private static readonly K3sVersion Version = K3sVersion.TryParse("v1.36.1+k3s1", out _)!;

    [Theory]
    [InlineData("", false)]
    [InlineData("debug: true\nkubelet-arg+:\n- max-pods=200\n", false)]
    [InlineData("airgap-extra-registry: [registry.example.com]", false)]
    [InlineData("v: 2", false)]
    [InlineData("kube-apiserver-arg+:\n- v=4\n", true)]
    [InlineData("tls-san+:\n- a.example.com\n", true)]
    [InlineData("i: 10.0.0.5", true)]
    [InlineData("snapshot-compress: true", true)]
    [InlineData("etcd-s3-session-token: abc", true)]
    public void KeysOfTheRoleAreFine(string text, bool isServer) => Assert.Empty(Problems(text, isServer));

    [Theory]
    [InlineData("- a\n", false, "must be a mapping; use key: value lines.")]
    [InlineData("disable: [traefik]\n", false,
        "\"disable\" is not a key of agents, and K3s does not start with unknown keys; remove it, or set it on the servers.")]
    [InlineData("disable-apiserver-lb: true", true,
        "\"disable-apiserver-lb\" is a setting of agents, which servers ignore; remove it, or set it on the agents.")]
    [InlineData("token: hush\n", true, "must not set token: use the argument token.")]
    [InlineData("token+: hush\n", true, "must not set token: use the argument token.")]
    [InlineData("t: hush\n", true, "must not set t (token): use the argument token.")]
    [InlineData("s+: https://hush:6443\n", false, "must not set s+ (server): it follows from the cluster's nodes; remove it.")]
    [InlineData("d: /srv/k3s\n", false, "must not set d (data-dir): use the argument dataDirectory.")]
    [InlineData("tls-san: [hush]\n", true,
        "must not set tls-san: it would replace the addresses that nodes join through; use the argument tlsSans.")]
    [InlineData("--debug: true\n", true, "\"--debug\" starts with a dash; use \"debug\".")]
    public void OthersAreRefused(string text, bool isServer, string problem) => Assert.Equal([problem], Problems(text, isServer));

    [Theory]
    [InlineData("kube-apiserver-args: [v=4]", true, "kube-apiserver-arg")]
    [InlineData("kube-apiserver-args+: [v=4]", true, "kube-apiserver-arg+")]
    [InlineData("node-lable: [a=b]", true, "node-label")]
    [InlineData("node_taints: [a=b]", false, "node-taint")]
    [InlineData("kubeletArg: [a=b]", false, "kubelet-arg")]
    [InlineData("tlsSan: [a]", true, "tls-san")]
    [InlineData("etcd-snapshot-cron: x", true, null)]
    [InlineData("cluster_domain: a", false, null)]
    [InlineData("flannel_iface: eth0", false, "flannel-iface")]
    [InlineData("profile: cis", true, null)]
    public void TheNearestKeyIsNamed(string text, bool isServer, string? nearest)
    {
        var problem = Assert.Single(Problems(text, isServer));

        Assert.EndsWith(nearest is null ? "; remove it." : $"; use {nearest}.", problem, StringComparison.Ordinal);
        Assert.Contains(isServer ? "servers know, so they ignore it" : "agents know, and they do not start with it", problem,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no-deploy: [traefik]", "v1.24.3+k3s1", null)]
    [InlineData("no-deploy: [traefik]", "v1.36.1+k3s1", "\"no-deploy\" was removed from K3s in v1.25; use the argument disable.")]
    [InlineData("cluster-secret: hush", "v1.36.1+k3s1",
        "\"cluster-secret\" was removed from K3s in v1.25; use the argument token.")]
    [InlineData("no-flannel: true", "v1.30.1+k3s1",
        "\"no-flannel\" was removed from K3s in v1.25; use the argument flannelBackend.")]
    [InlineData("disable-selinux: true", "v1.30.1+k3s1",
        "\"disable-selinux\" was removed from K3s in v1.26; use the argument selinux.")]
    [InlineData("etcd-s3-retention: 3", "v1.31.12+k3s1", null)]
    [InlineData("etcd-s3-retention: 3", "v1.30.1+k3s1",
        "\"etcd-s3-retention\" is not a setting of K3s v1.30: v1.31 introduced it; use a newer version, or remove it.")]
    [InlineData("etcd-s3-retention: 3", null, null)]
    [InlineData("no-deploy: [traefik]", null, null)]
    public void KeysComeAndGoWithVersions(string text, string? version, string? problem) =>
        Assert.Equal(problem is null ? [] : [problem], Messages(text, NodeRole.Server, K3sVersion.TryParse(version, out _)));

    [Fact]
    public void AKeyOfTheSnapshotCommandIsAnAdvice()
    {
        Assert.Equal(
            ["\"snapshot-compress\" is a setting of the k3s etcd-snapshot command, which servers ignore; use "
                + "etcd-snapshot-compress for both."],
            ProblemList.Of(advice => ConfigText.Advise(advice, "snapshot-compress: true\nname: nightly\n", NodeRole.Server))
                .Select(advice => advice.Message));
        Assert.Single(Problems("snapshot-compress: true", isServer: false));
    }

    [Fact]
    public void EveryKeyIsLookedAt() =>
        Assert.Equal(2, Problems("token: hush\nserver: hush\ndebug: true\n", isServer: true).Count);

    [Fact]
    public void EveryKeyThatTheDocumentationListsIsKnown()
    {
        Assert.Empty(KnownKeys.Agent.Concat(KnownKeys.Logging)
            .Except(K3sKeys.Of(NodeRole.Agent, Version).Select(key => key.Name)));
        Assert.Empty(KnownKeys.Agent.Concat(KnownKeys.Logging).Concat(KnownKeys.Server)
            .Except(K3sKeys.Of(NodeRole.Server, Version).Select(key => key.Name)).Except(["disable-apiserver-lb"]));
    }

    private static IReadOnlyList<string> Problems(string text, bool isServer) =>
        Messages(text, isServer ? NodeRole.Server : NodeRole.Agent, Version);

    private static IReadOnlyList<string> Messages(string text, NodeRole role, K3sVersion? version) =>
        [.. ProblemList.Of(problems => ConfigText.Check(problems, text, role, version)).Select(problem => problem.Message)];
}
