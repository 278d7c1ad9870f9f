using System.Globalization;
using K3sPulumi.Core.Hosts;

namespace K3sPulumi.Core.Tests.Hosts;

/// <summary>Every failure is reported in one line, and a second run succeeds.</summary>
public sealed class NodeFaultTests
{
    [Theory]
    [Trait("Shell", "any")]
    [MemberData(nameof(StandInHost.Shells), MemberType = typeof(StandInHost))]
    public void KilledAnywhereTheNextRunFinishes(string shell)
    {
        using var whole = new StandInHost(shell).Serving();
        whole.Create(NodeScript.For(HostSamples.Server)).Succeeded();
        var steps = int.Parse(whole.Get("steps"), CultureInfo.InvariantCulture);
        Assert.True(steps > 20, "too few cut points");

        // every shell has different interruption points
        for (var cut = 1 + (shell.Length % 9); cut < steps; cut += 9)
        {
            using var host = new StandInHost(shell).Serving();
            host.Put("cut", $"{cut}\n");
            host.Create(NodeScript.For(HostSamples.Server)).Failed();
            host.Remove("cut");

            host.Create(NodeScript.For(HostSamples.Server)).Succeeded();
            Assert.Equal(HostSamples.Server.ConfigYaml.Value, host.Get("root/etc/rancher/k3s/config.yaml"));
            host.Create(NodeScript.For(HostSamples.Server)).Succeeded().Says("nothing to change");
            Assert.InRange(host.Calls("systemctl restart"), 1, 2);
            Assert.Empty(Directory.GetDirectories(host.At("root/run"), "k3spulumi.*"));
        }
    }

    [Fact]
    public void ADamagedDownloadIsTriedAgainAndThenReported()
    {
        using var host = new StandInHost().Serving();
        host.Put("www/artifacts.test/v1.36.1%2Bk3s1/k3s", "half of");

        var ran = host.Create(PrepareScript.For(HostSamples.Server)).Failed();

        ran.Says("the download of https://artifacts.test/v1.36.1%2Bk3s1/k3s is damaged: its SHA-256 is");
        Assert.Equal(2, host.Get("calls").Split('\n').Count(line => line.Contains("/staged/v1.36.1+k3s1/k3s.part ", StringComparison.Ordinal)));
        host.Serving().Create(PrepareScript.For(HostSamples.Server)).Succeeded();
    }

    [Fact]
    public void AVersionThatDoesNotExistIsReportedWithItsAddress()
    {
        using var host = new StandInHost();

        var ran = host.Create(PrepareScript.For(HostSamples.Server)).Failed();

        ran.Says("cannot download https://artifacts.test/v1.36.1%2Bk3s1/sha256sum-amd64.txt: curl: (22)");
    }

    [Fact]
    public void AFailingInstallerIsShownWithoutSecrets()
    {
        using var host = new StandInHost().Serving();
        host.Put("installer-fails", HostSamples.Token);

        var ran = host.Create(NodeScript.For(HostSamples.Server)).Failed();

        ran.Says("K3s's installer failed (exit code 1)");
        ran.Says("[ERROR]  Failed to apply, token [secret]");
        host.Remove("installer-fails");
        host.Create(NodeScript.For(HostSamples.Server)).Succeeded();
    }

    [Theory]
    [InlineData("token CA hash does not match the Cluster CA certificate hash", "the token belongs to another cluster")]
    [InlineData("Node password rejected, duplicate hostname or contents of ...", "the cluster knows another host by this node name")]
    [InlineData("Failed to validate connection to cluster at https://10.0.0.10:6443: 401 Unauthorized", "the token is wrong")]
    [InlineData("failed to get CA certs: dial tcp: connect: connection refused", "the server to join cannot be reached")]
    [InlineData("failed to find memory cgroup", "the memory cgroup is disabled")]
    [InlineData("failed to evacuate root cgroup: mkdir /sys/fs/cgroup/init: permission denied", "this release of K3s cannot start without root")]
    public void AnAgentThatCannotJoinEndsWithTheReason(string line, string reason)
    {
        using var host = new StandInHost().Serving();
        host.Remove("www/10.0.0.10:6443/ping");
        host.Put("never-starts", "");
        host.Put("journal", $"time=now level=info msg=starting\nlevel=error msg=\"{line}\" token={HostSamples.Token}\n");

        var ran = host.Create(NodeScript.For(HostSamples.Agent)).Failed();

        ran.Says($"K3s agent echo is not Ready after {HostSamples.ReadySeconds} s: "
            + "it is waiting for the service k3s-agent to start (it is activating).");
        ran.Says($"  reason: {reason}");
        ran.Says("https://10.0.0.10:6443 does not answer this host");
        ran.Says("token=[secret]");
        Assert.DoesNotContain(HostSamples.Token, ran.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tombstone file has been detected, removing ${datadir}/server/db to rejoin the cluster", null)]
    [InlineData("tombstone file has been detected but --server is empty: backup and delete ${datadir}/server/db", "this server was removed from its cluster")]
    [InlineData("cgroup v1 support is in maintenance mode, please migrate to cgroup v2", null)]
    [InlineData("kubelet is configured to not run on a host using cgroup v1. cgroup v1 support is unsupported", "since K3s 1.35 the kubelet does not start with cgroup v1")]
    public void HarmlessLogLinesAreNotReasons(string line, string? reason)
    {
        using var host = new StandInHost().Serving();
        host.Put("never-starts", "");
        host.Put("journal", $"level=info msg=\"{line}\"\n");

        var ran = host.Create(NodeScript.For(HostSamples.Server)).Failed();

        if (reason is null)
            ran.DoesNotSay("reason:");
        else
            ran.Says($"  reason: {reason}");
    }

    [Theory]
    [InlineData("v1.35.4+k3s1", "would be a downgrade")]
    [InlineData("v1.38.0+k3s1", "skips a minor version")]
    public void TheHostRefusesDowngradesAndSkips(string version, string reason)
    {
        using var host = new StandInHost().Serving().Serving(version);
        host.Create(NodeScript.For(HostSamples.Server)).Succeeded();
        var other = HostSamples.Server with { Version = HostSamples.Parse(version) };

        Assert.Contains(reason, host.Create(PrepareScript.For(other)).Failed().Output, StringComparison.Ordinal);
        Assert.Contains(reason, host.Create(NodeScript.For(other)).Failed().Output, StringComparison.Ordinal);
        host.Create(NodeScript.For(HostSamples.Server)).Succeeded();
    }

    [Fact]
    public void AHostOfAnotherRoleOrClusterOrMakerIsRefused()
    {
        using var host = new StandInHost().Serving();
        host.Create(NodeScript.For(HostSamples.Server)).Succeeded();

        host.Create(PrepareScript.For(HostSamples.Agent)).Failed().Says("this host is already a K3s server");
        host.Create(NodeScript.For(HostSamples.Server with { Cluster = "other" })).Failed().Says("a node of another cluster (shop/prod/k3s)");
        host.Remove("root/var/lib/k3spulumi/owner");
        host.Create(PrepareScript.For(HostSamples.Server)).Failed().Says("K3s is already installed here, but not by this program");
    }

    [Fact]
    public void AFirstRunThatFailedLeavesTheHostFree()
    {
        using var host = new StandInHost();
        host.Create(NodeScript.For(HostSamples.Server)).Failed();

        host.Serving().Create(NodeScript.For(HostSamples.Agent)).Succeeded();
    }

    [Fact]
    public void ANodeOfAnotherCaIsRefused()
    {
        using var host = new StandInHost().Serving();
        host.Create(NodeScript.For(HostSamples.Agent)).Succeeded();
        host.Put("root/var/lib/rancher/k3s/agent/server-ca.crt", "-----BEGIN CERTIFICATE-----\nAAAA\n");
        host.Put("www/10.0.0.10:6443/cacerts", "-----BEGIN CERTIFICATE-----\nBBBB\n");

        var ran = host.Create(NodeScript.For(HostSamples.Labeled(HostSamples.Agent, "a=b"))).Failed();

        ran.Says("its CA is not that of https://10.0.0.10:6443");
    }

    [Fact]
    public void AFirstServerThatLostItsDataNeverStartsASecondCluster()
    {
        using var host = new StandInHost().Serving();
        var script = NodeScript.For(HostSamples.Server with { Peers = ["https://10.0.0.12:6443"] });

        var ran = host.Run(script.Update!, script.Stdin.Value).Failed();

        ran.Says("no other server answers (https://10.0.0.12:6443): starting it would create a second cluster");
        Assert.Equal(0, host.Calls("systemctl restart"));
    }

    [Fact]
    public void WhatHangsSinceAnEarlierRunIsRestartedOnce()
    {
        using var host = new StandInHost().Serving();
        host.Put("ready", "False\n");

        host.Create(NodeScript.For(HostSamples.Server)).Failed().Says("is not Ready after");
        var first = host.Calls("systemctl restart");
        host.Create(NodeScript.For(HostSamples.Server)).Failed().Says("is not Ready after");

        Assert.Equal((1, 2), (first, host.Calls("systemctl restart")));
    }

    [Fact]
    public void AFullDiskIsReported()
    {
        using var host = new StandInHost().Serving();
        host.Command("sync", "exit 0");
        host.Command("mv", "case \"$*\" in *.k3spulumi.part*) echo 'mv: No space left on device' >&2; exit 1 ;; esac\nexec /bin/mv \"$@\"");

        var ran = host.Create(NodeScript.For(HostSamples.Server)).Failed();

        ran.Says("is the disk full, or read-only?");
    }
}
