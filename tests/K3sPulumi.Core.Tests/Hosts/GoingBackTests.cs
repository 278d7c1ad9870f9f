using K3sPulumi.Core.Hosts;

namespace K3sPulumi.Core.Tests.Hosts;

using static K3sPulumi.Core.Tests.Hosts.GoingBackSamples;

/// <summary>
/// A change that fails leaves the node unchanged: Pulumi's state has the old inputs, and an update to these would not get
/// to the host.
/// </summary>
public sealed class GoingBackTests
{
    [Theory]
    [MemberData(nameof(StandInHost.Shells), MemberType = typeof(StandInHost))]
    public void AConfigurationThatDoesNotStartIsTakenBack(string shell)
    {
        using var host = Installed(HostSamples.Server, shell);
        host.Put("bad", "disk=none\n");
        var changed = Bad with { Files = [new("/etc/rancher/k3s/registries.yaml", "0600", new("mirrors: {}\n"))] };

        var ran = host.Create(NodeScript.For(changed)).Failed();

        ran.Says($"K3s server alpha is not Ready after {HostSamples.ReadySeconds} s")
            .Says("the node is back in its state before the change (K3s v1.36.1+k3s1), and Ready.");
        AssertIsAsBefore(host);
        Assert.False(host.Has("root/etc/rancher/k3s/registries.yaml"));
        Assert.Equal(2, host.Calls("systemctl restart"));
        host.Create(NodeScript.For(HostSamples.Server)).Succeeded().Says("nothing to change");
        host.Remove("bad");
        host.Create(NodeScript.For(changed)).Succeeded();
        Assert.Equal("mirrors: {}\n", host.Get("root/etc/rancher/k3s/registries.yaml"));
    }

    [Theory]
    [InlineData(false, "v1.37.1+k3s1", true)]
    [InlineData(true, "v1.36.2+k3s1", true)]
    [InlineData(true, "v1.37.1+k3s1", false)]
    public void AProgramThatDoesNotStartIsTakenBackUnlessTheDataMayBeOfTheNewerOne(bool isServer, string version, bool goesBack)
    {
        var node = isServer ? HostSamples.Server : HostSamples.Agent;
        using var host = Installed(node);
        host.Serving(version).Put("bad", $"{version}\n");
        var newer = node with { Version = HostSamples.Parse(version) };
        host.Create(PrepareScript.For(newer)).Succeeded();

        var ran = host.Create(NodeScript.For(newer)).Failed();

        ran.Says(goesBack ? "the node is back in its state before the change (K3s v1.36.1+k3s1), and Ready."
            : "K3s v1.37.1+k3s1 has already run on this server and may have changed the cluster's data, so the server is not "
                + "rolled back to v1.36.1+k3s1");
        Assert.Contains(goesBack ? HostSamples.Version : version, host.Get("root/usr/local/bin/k3s"), StringComparison.Ordinal);
        if (goesBack)
        {
            host.Create(PrepareScript.For(node)).Succeeded();
            host.Create(NodeScript.For(node)).Succeeded().Says("nothing to change");
        }

        host.Remove("bad");
        host.Create(NodeScript.For(newer)).Succeeded();
        Assert.False(host.Has("root/var/lib/k3spulumi/before") || host.Has("root/usr/local/bin/.k3s.before"));
    }

    [Fact]
    public void WhatFailsBeforeTheRestartDisturbsNothingThatRuns()
    {
        using var host = Installed(HostSamples.Server);
        host.Serving("v1.37.1+k3s1").Put("installer-fails", "x");

        host.Create(NodeScript.For(Bad with { Version = HostSamples.Parse("v1.37.1+k3s1") })).Failed()
            .Says("k3s kept running with them all the time");

        AssertIsAsBefore(host);
        Assert.Equal(0, host.Calls("systemctl restart"));
        host.Create(NodeScript.For(HostSamples.Server)).Succeeded().Says("nothing to change");
    }

    [Fact]
    public void AFirstRunHasNothingToGoBackTo()
    {
        using var host = new StandInHost().Serving();
        host.Put("never-starts", "");

        host.Create(NodeScript.For(HostSamples.Server)).Failed().DoesNotSay("restor");
    }
}
