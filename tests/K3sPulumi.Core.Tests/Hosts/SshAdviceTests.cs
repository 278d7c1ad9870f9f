using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Hosts;

using static K3sPulumi.Core.Tests.Cluster.Requests;

/// <summary>SSH keys that work with few hosts, wherever they are.</summary>
public sealed class SshAdviceTests
{
    private static SshSpec Old => Host("10.0.0.8") with
    {
        Password = default,
        PrivateKey = new Secret("-----BEGIN DSA PRIVATE KEY-----\nAAAA\n-----END DSA PRIVATE KEY-----\n"),
    };

    [Fact]
    public void ADsaKeyIsAWarningOnEachHost()
    {
        var cluster = Ssh.WithServer(node => node with { Ssh = Old }) with
        {
            Agents = [new() { Ssh = Host("10.0.0.21") with { Bastion = Old } }],
            LoadBalancer = new() { Ssh = Old, Standbys = [Old] },
        };

        Assert.Equal(
            ["agents[0].ssh.bastion.privateKey", "loadBalancer.ssh.privateKey", "loadBalancer.standbys[0].privateKey",
                "servers[0].ssh.privateKey"],
            ClusterAdvice.For(cluster).Select(one => one.Path).Order(StringComparer.Ordinal));
        Assert.Empty(ClusterAdvice.For(Ssh));
    }

    [Fact]
    public void ADsaKeyOfANodeByItselfIsAWarning()
    {
        var agent = new AgentSpec { Name = "edge", Node = new() { Ssh = Old } };

        Assert.Equal("ssh.privateKey", Assert.Single(ComponentAdvice.For(agent)).Path);
    }
}
