using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Tests.Hosts;

namespace K3sPulumi.Core.Tests.Adoption;

using static K3sPulumi.Core.Tests.Adoption.AdoptionSamples;

/// <summary>A K3s that other means installed becomes a node, or is rejected before anything changes.</summary>
public sealed class AdoptionTests
{
    public static TheoryData<string> Ways => ["arguments", "one line", "environment", "config", "drop-in", "flow list"];

    [Theory]
    [MemberData(nameof(Ways))]
    public void ItKeepsRunningIfItsSettingsAreThoseOfTheStack(string way)
    {
        using var host = Foreign(way);

        host.Create(PrepareScript.For(Server)).Succeeded();
        host.Create(NodeScript.For(Server)).Succeeded().Says("adopts K3s without a restart").Says("node host-1 is Ready");

        Assert.Equal(0, host.Calls("systemctl restart"));
        Assert.Equal(Server.ConfigYaml.Value, host.Get(Config));
        Assert.DoesNotContain("tls-san", host.Get(Unit), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(host.At("root/etc/rancher/k3s"), "*", SearchOption.AllDirectories)
            .Except([host.At(Config), host.At("root/etc/rancher/k3s/k3s.yaml")]));
        Assert.True(host.Has("root/var/lib/k3spulumi/adopted/k3s.service"));
        host.Create(NodeScript.For(Server)).Succeeded().Says("nothing to change");
        Assert.Equal(0, host.Calls("systemctl restart"));
    }

    [Theory]
    [MemberData(nameof(StandInHost.Shells), MemberType = typeof(StandInHost))]
    public void OtherSettingsTakeOneRestart(string shell)
    {
        using var host = Foreign("arguments", shell);
        var node = HostSamples.Labeled(Server, "disk=ssd");

        host.Create(NodeScript.For(node)).Succeeded().Says("adopts K3s with one restart");

        Assert.Equal(1, host.Calls("systemctl restart"));
        host.Create(NodeScript.For(node)).Succeeded();
        Assert.Equal(1, host.Calls("systemctl restart"));
    }

    public static TheoryData<string, string> Contradictions => new()
    {
        { "--disable traefik", "K3s on this host has disable: traefik, which the stack would remove" },
        { "--cluster-cidr=10.50.0.0/16", "K3s on this host has cluster-cidr: 10.50.0.0/16, which the stack would remove" },
        { "--node-name beta", "this host is node beta of its cluster, not host-1: set nodeName to beta." },
        { "--datastore-endpoint=postgres://k3s:hunter2@db/k3s",
            "K3s on this host has datastore-endpoint, which the stack would" },
        { "stray", "has parts that cannot be compared (an argument of the service)" },
    };

    [Theory]
    [MemberData(nameof(Contradictions))]
    public void ContradictionsAreReportedBeforeAnythingChanges(string argument, string problem)
    {
        using var host = Foreign("arguments");
        host.Put(Unit, host.Get(Unit).Replace("--tls-san", $"{argument} --tls-san", StringComparison.Ordinal));
        var before = host.Get(Unit);

        foreach (var script in new[] { PrepareScript.For(Server), NodeScript.For(Server) })
            host.Create(script).Failed().Says(problem).DoesNotSay("hunter2").DoesNotSay(HostSamples.Token);

        Assert.Equal(before, host.Get(Unit));
        Assert.False(host.Has("root/var/lib/k3spulumi/owner"));
        Assert.Equal(0, host.Calls("systemctl restart"));
    }

    [Fact]
    public void AnotherTokenIsRejected()
    {
        using var host = Foreign("arguments");
        host.Put("root/var/lib/rancher/k3s/server/token", "K10abc::server:another-token\n");

        host.Create(NodeScript.For(Server)).Failed().Says("the token in the stack is not the token of the K3s on this host")
            .DoesNotSay("another-token").DoesNotSay(HostSamples.Token);
    }

    [Fact]
    public void AnotherClustersCaIsRejected()
    {
        using var host = Foreign("arguments");
        host.Put("root/var/lib/rancher/k3s/server/tls/server-ca.crt", "certificate\n");
        var token = $"K10{new string('a', 64)}::server:{HostSamples.Token}";
        var node = Server with
        {
            ConfigYaml = new(Server.ConfigYaml.Value.Replace(HostSamples.Token, token, StringComparison.Ordinal)),
        };

        host.Create(NodeScript.For(node)).Failed()
            .Says("this host is a node of another cluster: its CA is not that of the token");
    }

    [Theory]
    [InlineData("v1.36.0+k3s1", "K3s v1.36.1+k3s1 runs on this host, so v1.36.0+k3s1 would be a downgrade: set version to")]
    [InlineData("v1.35.4+k3s1", "K3s v1.36.1+k3s1 runs on this host, so v1.35.4+k3s1 would be a downgrade: set version to")]
    [InlineData("v1.38.0+k3s1", "K3s v1.36.1+k3s1 runs on this host, and v1.38.0+k3s1 skips a minor version: set version to")]
    public void AnOlderVersionAndOneThatSkipsAMinorVersionAreRejected(string version, string problem)
    {
        using var host = Foreign("arguments");

        host.Create(NodeScript.For(Server with { Version = HostSamples.Parse(version) })).Failed().Says(problem);

        Assert.False(host.Has("root/var/lib/k3spulumi/owner"));
    }

    [Theory]
    [InlineData("v1.36.2+k3s1")]
    [InlineData("v1.37.0+k3s1")]
    public void ANewerVersionIsAnUpgradeWithOneRestart(string version)
    {
        using var host = Foreign("arguments").Serving(version);
        var node = Server with { Version = HostSamples.Parse(version) };

        host.Create(PrepareScript.For(node)).Succeeded();
        host.Create(NodeScript.For(node)).Succeeded().Says("adopts K3s with one restart");

        Assert.Equal(1, host.Calls("systemctl restart"));
        Assert.Contains(version, host.Get("root/usr/local/bin/k3s"), StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutItAForeignK3sIsLeftAlone()
    {
        using var host = Foreign("arguments");

        host.Create(NodeScript.For(HostSamples.Server)).Failed()
            .Says("K3s is already installed here, but not by this program: set adopt");
    }

    [Fact]
    public void AHostWithoutK3sIsInstalledAsUsual()
    {
        using var host = new StandInHost().Serving();

        host.Create(NodeScript.For(Server)).Succeeded().DoesNotSay("adopts");
    }
}
