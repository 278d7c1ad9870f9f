using K3sPulumi.Core.Certificates;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Tests.Certificates;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Hosts;

/// <summary>The user's CA on hosts: placed before the first start, replaced through K3s, and every node restarts once.</summary>
public sealed class AuthorityTests
{
    private const string Tls = "root/var/lib/rancher/k3s/server/tls", Note = "root/var/lib/k3spulumi/authority";

    private static readonly TestAuthority Root = TestAuthority.Root(), Signer = Root.Below(), Second = Root.Below(name: "second");

    private static readonly HostNode First = With(HostSamples.Server, Signer);

    [Theory]
    [MemberData(nameof(StandInHost.Shells), MemberType = typeof(StandInHost))]
    public void TheFirstServerHasTheCasBeforeK3sStarts(string shell)
    {
        using var host = new StandInHost(shell).Serving();

        host.Create(NodeScript.For(First)).Succeeded().Says("places the CAs of the cluster").DoesNotSay("PRIVATE KEY");

        foreach (var name in LeafAuthorities.Names)
        {
            Assert.EndsWith(Signer.Pem + Root.Pem, host.Get($"{Tls}/{name}.crt"), StringComparison.Ordinal);
            Assert.Equal(3, host.Get($"{Tls}/{name}.crt").Split("BEGIN CERTIFICATE").Length - 1);
            Assert.StartsWith("-----BEGIN EC PRIVATE KEY-----\n", host.Get($"{Tls}/{name}.key"), StringComparison.Ordinal);
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(host.At($"{Tls}/{name}.key")));
        }

        Assert.Equal(0, host.Calls("k3s certificate"));
        Assert.Equal($"{First.Authority}\n", host.Get(Note));
        Assert.Equal(1, host.Calls("systemctl restart"));
        host.Create(NodeScript.For(First)).Succeeded().Says("nothing to change");
    }

    [Fact]
    public void AServerThatJoinsAndAnAgentPlaceNothing()
    {
        var joining = HostSamples.Server with { Initializes = false, JoinUrl = "https://10.0.0.10:6443" };
        foreach (var node in new[] { With(joining, Signer), With(HostSamples.Agent, Signer) })
        {
            using var host = new StandInHost().Serving();

            host.Create(NodeScript.For(node)).Succeeded();

            Assert.False(host.Has($"{Tls}/server-ca.crt"));
            Assert.Equal($"{node.Authority}\n", host.Get(Note));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void AnotherCaIsGivenToK3sThenTheNodeRestarts(bool force)
    {
        using var host = Started(First);
        var next = With(First, Second) with { ForcesAuthority = force };

        host.Create(NodeScript.For(next)).Succeeded().Says("gives K3s the new CAs");

        var call = Assert.Single(host.Get("calls").Split('\n'), line => line.Contains("rotate-ca", StringComparison.Ordinal));
        Assert.Matches("^k3s certificate rotate-ca --path .*/ca --data-dir .*/var/lib/rancher/k3s --server https://127.0.0.1:6443"
            + (force ? " --force$" : " ?$"), call);
        Assert.Equal(1, host.Calls("systemctl restart"));
        Assert.Equal($"{next.Authority}\n", host.Get(Note));
        host.Create(NodeScript.For(next)).Succeeded().Says("nothing to change");
    }

    [Fact]
    public void OtherServersAndAgentsOnlyRestart()
    {
        using var host = Started(With(HostSamples.Agent, Signer));
        host.Put("root/var/lib/rancher/k3s/agent/client-kubelet.crt", "certificate");

        host.Create(NodeScript.For(With(HostSamples.Agent, Second))).Succeeded().Says("k3s-agent restarts");

        Assert.Equal((0, 1), (host.Calls("k3s certificate"), host.Calls("systemctl restart")));
    }

    [Fact]
    public void WhatK3sRefusesIsSaidAndTheNodeStaysAsItIs()
    {
        using var host = Started(First);
        host.Put("rotation-fails", "");

        host.Create(NodeScript.For(With(First, Second))).Failed()
            .Says("K3s does not take the CAs of certificates.authority; its last lines:").Says("failed to validate");

        Assert.Equal(0, host.Calls("systemctl restart"));
        Assert.Equal($"{First.Authority}\n", host.Get(Note));
    }

    [Fact]
    public void AnApiThatDoesNotAnswerYetIsAwaited()
    {
        using var host = Started(First);
        host.Put("journal", "msg=\"certificate error ID 00007: the datastore is not there yet\"\n");
        host.Put("api-is-late", "");

        host.Create(NodeScript.For(With(First, Second))).Succeeded().Says("waiting for K3s to take the CAs");

        Assert.Equal(2, host.Calls("k3s certificate rotate-ca"));
    }

    [Fact]
    public void EtcdKeepsCasOfAnotherRoot()
    {
        using var host = Started(First);
        host.Put($"{Tls}/etcd/peer-ca.crt", TestAuthority.Root(name: "old").Pem);

        host.Create(NodeScript.For(With(First, Second) with { ForcesAuthority = true })).Succeeded();

        Assert.Equal("client-ca.crt etcd/server-ca.crt request-header-ca.crt server-ca.crt",
            string.Join(' ', host.Get("sent").Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)));
    }

    [Fact]
    [Trait("Shell", "any")]
    public void KilledAnywhereTheNextRunReplacesTheCas()
    {
        using var whole = Started(First);
        whole.Remove("steps");
        whole.Create(NodeScript.For(With(First, Second))).Succeeded();
        var steps = int.Parse(whole.Get("steps"), null);

        for (var cut = 2; cut < steps; cut += Math.Max(1, steps / 6))
        {
            using var host = Started(First);
            host.Remove("steps");
            host.Put("cut", $"{cut}\n");
            host.Create(NodeScript.For(With(First, Second))).Failed();
            host.Remove("cut");

            host.Create(NodeScript.For(With(First, Second))).Succeeded();
            Assert.Equal($"{With(First, Second).Authority}\n", host.Get(Note));
            Assert.InRange(host.Calls("k3s certificate rotate-ca"), 1, 2);
        }
    }

    private static StandInHost Started(HostNode node)
    {
        var host = new StandInHost().Serving();
        host.Create(NodeScript.For(node)).Succeeded();
        host.Put("root/var/lib/rancher/k3s/server/token", "token");
        host.Remove("calls");
        return host;
    }

    private static HostNode With(HostNode node, TestAuthority authority)
    {
        var spec = new AuthoritySpec { Chain = authority.Pem + Root.Pem, Key = new Secret(authority.KeyPem) };
        return node with { Authority = spec.Digest, AuthorityFiles = node.JoinUrl is null ? spec.Bundle() : null };
    }
}
