using K3sPulumi.Core.Drift;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.LoadBalancing;
using K3sPulumi.Core.Scripts;
using K3sPulumi.Core.Tests.Datastores;

namespace K3sPulumi.Core.Tests.LoadBalancing;

/// <summary>What is found of a service on a host that others have changed, and that its script puts it right.</summary>
public sealed class ServiceDriftTests
{
    private const string Config = "root/etc/haproxy/haproxy.cfg";

    private static readonly RemoteScript Script = LoadBalancerScript.For(new(new([new("alpha", "10.0.0.11")]))
    {
        FloatingAddress = new("10.0.0.10", new("hunter22")) { Peers = ["10.0.0.8", "10.0.0.9"], Interface = "eth0" },
    });

    public static TheoryData<string, string> Changes => new()
    {
        { "stopped", "The service keepalived is not running (inactive)." },
        { "disabled", "The service haproxy does not start with the host (it is not enabled)." },
        { "changed", "/etc/haproxy/haproxy.cfg was changed." },
        { "mode", "/etc/keepalived/keepalived.conf has mode 0644 instead of 0600." },
        { "missing", "/usr/libexec/keepalived/k3spulumi-loadbalancer-check is missing." },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void EachChangeIsOneFindingAndTheScriptEndsIt(string change, string finding)
    {
        using var host = OtherDistributionTests.Host("/bin/dash", OtherDistributionTests.RedHat);
        using var socket = host.Socket("root/run/haproxy/k3s.sock");
        host.Apply(Script).Succeeded();
        Assert.Empty(Findings(host));

        Change(host, change);

        Assert.Equal([finding], Findings(host).Select(found => found.Text));
        Assert.Empty(Findings(host, isChanging: true));
        host.Apply(Script).Succeeded();
        Assert.Empty(Findings(host));
    }

    [Fact]
    public void WhatWasInstalledByAnEarlierReleaseIsComparedAfterItsNextUpdate()
    {
        using var host = OtherDistributionTests.Host("/bin/dash", OtherDistributionTests.RedHat);
        host.Files.Put("root/var/lib/k3spulumi/scripts-1", "");

        Assert.Empty(Findings(host));
    }

    [Fact]
    public void AHostThatWasInstalledAgainIsOneFinding()
    {
        using var host = OtherDistributionTests.Host("/bin/dash", OtherDistributionTests.RedHat);
        if (Directory.Exists(host.Files.At("root/var/lib/k3spulumi")))
            Directory.Delete(host.Files.At("root/var/lib/k3spulumi"), recursive: true);
        host.Files.KeepsScripts = false;

        Assert.Equal("It is not installed on this host.", Assert.Single(Findings(host)).Text);
    }

    private static void Change(ServiceHost host, string change)
    {
        Action act = change switch
        {
            "stopped" => () => host.Files.Remove("active/keepalived"),
            "disabled" => () => host.Files.Put("disabled/haproxy", ""),
            "changed" => () => host.Files.Put(Config, host.Files.Get(Config) + "# by hand\n"),
            "mode" => () => File.SetUnixFileMode(
                host.Files.At("root/etc/keepalived/keepalived.conf"), (UnixFileMode)0b110_100_100),
            _ => () => host.Files.Remove("root/usr/libexec/keepalived/k3spulumi-loadbalancer-check"),
        };
        act();
    }

    private static IReadOnlyList<DriftFinding> Findings(ServiceHost host, bool? isChanging = false)
    {
        var script = ServiceDrift.Script("load balancer", Elevation.Root);
        var ran = host.Files.Run(script.Create!, script.Stdin.Value).Succeeded().DoesNotSay("hunter22");
        return ServiceDrift.Findings(NodeFacts.From(ran.Output)!, isChanging);
    }
}
