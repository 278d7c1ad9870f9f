using K3sPulumi.Core.Certificates;
using K3sPulumi.Core.Scripts;
using K3sPulumi.Core.Tests.Hosts;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Certificates;

/// <summary>Certificates of a node in a container: what was cut anywhere is done by the next run.</summary>
public sealed class DockerCertificateCutTests
{
    private const string Tls = $"{StandInContainer.Data}/server/tls", Leaf = $"{StandInContainer.Data}/agent/client-kubelet.crt";

    private static readonly TestAuthority Root = TestAuthority.Root(), One = Root.Below(), Two = Root.Below(name: "second");

    [Fact]
    public void LeafCertificatesAreRotated() => StandInContainer.CutAnywhere(
        () =>
        {
            var host = StandInContainer.Create();
            host.Put(Leaf, "old");
            host.Put($"{StandInContainer.Data}/agent/k3spulumi-certificates", "- -\n");
            return host;
        },
        host => StandInContainer.AwaitNode(host, new() { Rotation = Value<int>.Of(1) }),
        host =>
        {
            Assert.Equal("running\n", host.Get("container"));
            Assert.Equal("new\n", host.Get(Leaf));
            Assert.InRange(host.Get("rotated").Length, "rotated\n".Length, 2 * "rotated\n".Length);
            Assert.Equal("1 -\n", host.Get($"{StandInContainer.Data}/agent/k3spulumi-certificates"));
        });

    [Fact]
    public void CasArePlacedInANewVolume() => StandInContainer.CutAnywhere(
        () =>
        {
            var host = StandInContainer.Create();
            host.Remove("container");
            return host;
        },
        host => host.Create(Authority(One)),
        host => AssertCas(host, One));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void CasAreReplaced(bool force) => StandInContainer.CutAnywhere(
        Started,
        host =>
        {
            var given = host.Create(Authority(Two, force));
            return given.Code == 0 ? StandInContainer.AwaitNode(host, new() { Authority = Spec(Two) }) : given;
        },
        host =>
        {
            AssertCas(host, Two);
            Assert.False(host.Has($"{StandInContainer.Data}/k3spulumi-ca"));
            Assert.Equal("running\n", host.Get("container"));
        });

    [Theory]
    [MemberData(nameof(StandInHost.Shells), MemberType = typeof(StandInHost))]
    public void WhatK3sRejectsIsReportedWithTheReasonFromItsLog(string shell)
    {
        using var host = Started(shell);
        host.Put("log", "msg=\"certificate error ID 00007: failed to validate an older request\"\n"
            + "msg=\"certificate error ID 01234: failed to validate new CA certificates and keys: ServerCA\"\n");
        host.Put("rejects", "500 Internal Server Error {\"message\":\"certificate error ID 01234\"}");

        host.Create(Authority(Two)).Failed().Says("failed to validate new CA certificates and keys: ServerCA")
            .DoesNotSay("an older request").DoesNotSay("waiting").Says("K3s does not take the CAs of certificates.authority");

        Assert.False(host.Has($"{StandInContainer.Data}/k3spulumi-ca"));
        AssertCas(host, One);
    }

    [Fact]
    public void AnApiThatDoesNotAnswerYetIsAwaited()
    {
        using var host = Started();
        host.Put("late", "connection refused");

        host.Create(Authority(Two)).Succeeded().Says("waiting for K3s in state to take the CAs");

        Assert.Equal(2, host.Calls("docker exec state k3s certificate rotate-ca"));
    }

    private static void AssertCas(StandInHost host, TestAuthority authority)
    {
        foreach (var name in LeafAuthorities.Names)
        {
            Assert.EndsWith((authority.Pem + Root.Pem).Trim(), host.Get($"{Tls}/{name}.crt").Trim(), StringComparison.Ordinal);
            Assert.Equal(3, host.Get($"{Tls}/{name}.crt").Split("BEGIN CERTIFICATE").Length - 1);
            Assert.Contains("PRIVATE KEY", host.Get($"{Tls}/{name}.key"), StringComparison.Ordinal);
        }
    }

    private static StandInHost Started() => Started(null);

    private static StandInHost Started(string? shell)
    {
        var host = StandInContainer.Create(shell);
        host.Remove("container");
        host.Create(Authority(One)).Succeeded();
        host.Put($"{StandInContainer.Data}/server/token", "token");
        host.Put("container", "running\n");
        host.Put("steps", "0\n");
        host.Remove("calls");
        return host;
    }

    private static RemoteScript Authority(TestAuthority authority, bool force = false)
    {
        var spec = Spec(authority, force);
        return new(AuthorityScript.Create(spec, "state", "state-data", "rancher/k3s"), null, AuthorityScript.Stdin(spec));
    }

    private static AuthoritySpec Spec(TestAuthority authority, bool force = false) => new()
    {
        Chain = authority.Pem + Root.Pem,
        Key = new Secret(authority.KeyPem),
        Force = Value<bool>.Of(force),
    };
}
