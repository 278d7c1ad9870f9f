using K3sPulumi.Core.Hosts;

namespace K3sPulumi.Core.Tests.Hosts;

/// <summary>The node's script on a healthy host: what it does, and above all what it does not touch.</summary>
public sealed class NodeApplyTests
{
    [Theory]
    [MemberData(nameof(StandInHost.Shells), MemberType = typeof(StandInHost))]
    public void AHostBecomesANodeAndASecondRunChangesNothing(string shell)
    {
        using var host = new StandInHost(shell).Serving();

        host.Create(PrepareScript.For(HostSamples.Server)).Succeeded();
        Assert.False(host.Has("root/usr/local/bin/k3s"), "prepare must not touch what a node uses");
        var first = host.Create(NodeScript.For(HostSamples.Server)).Succeeded();

        first.Says("node alpha is Ready");
        Assert.Equal(HostSamples.Server.ConfigYaml.Value, host.Get("root/etc/rancher/k3s/config.yaml"));
        Assert.Equal(1, host.Calls("systemctl restart --no-block k3s"));
        Assert.Contains("installer server\nHOME=/root\nINSTALL_K3S_BIN_DIR=", host.Get("calls"), StringComparison.Ordinal);

        host.Remove("calls");
        host.Create(NodeScript.For(HostSamples.Server)).Succeeded().Says("nothing to change");
        Assert.Equal(0, host.Calls("systemctl restart") + host.Calls("installer") + host.Calls("curl"));
    }

    [Fact]
    public void AChangedLabelIsOneRestartAndNoInstallation()
    {
        using var host = Installed(HostSamples.Server);

        host.Create(NodeScript.For(HostSamples.Labeled(HostSamples.Server, "disk=ssd"))).Succeeded();

        Assert.Equal((1, 0, 0), (host.Calls("systemctl restart"), host.Calls("installer"), host.Calls("curl -K")));
        Assert.EndsWith("node-label:\n- disk=ssd\n", host.Get("root/etc/rancher/k3s/config.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public void AFileThatIsNoLongerTheNodesDisappears()
    {
        var before = HostSamples.Server with
        {
            ConfigDropIns = [new("50-user.yaml", "0600", new("debug: true\n"))],
            Files = [new("/etc/rancher/k3s/registries.yaml", "0600", new("mirrors: {}\n"))],
        };
        using var host = Installed(before);
        Assert.Equal("debug: true\n", host.Get("root/etc/rancher/k3s/config.yaml.d/50-user.yaml"));

        host.Create(NodeScript.For(HostSamples.Server)).Succeeded();

        Assert.False(host.Has("root/etc/rancher/k3s/config.yaml.d/50-user.yaml"));
        Assert.False(host.Has("root/etc/rancher/k3s/registries.yaml"));
        Assert.Equal(1, host.Calls("systemctl restart"));
    }

    [Fact]
    public void AServiceStoppedByHandIsStartedAgain()
    {
        using var host = Installed(HostSamples.Server);
        host.Put("state", "inactive\n");

        host.Create(NodeScript.For(HostSamples.Server with { Generation = 1 })).Succeeded();

        Assert.Equal((1, 0), (host.Calls("systemctl restart"), host.Calls("installer")));
    }

    [Fact]
    public void AFileChangedByHandIsPutRight()
    {
        using var host = Installed(HostSamples.Server);
        host.Put("root/etc/rancher/k3s/config.yaml", "token: other\n");

        host.Create(NodeScript.For(HostSamples.Server)).Succeeded();

        Assert.Equal(HostSamples.Server.ConfigYaml.Value, host.Get("root/etc/rancher/k3s/config.yaml"));
        Assert.Equal(1, host.Calls("systemctl restart"));
    }

    [Fact]
    public void AnUpgradeReplacesTheBinaryAndRestartsOnce()
    {
        using var host = Installed(HostSamples.Server).Serving("v1.37.1+k3s1");
        var newer = HostSamples.Server with { Version = HostSamples.Parse("v1.37.1+k3s1") };

        host.Create(PrepareScript.For(newer)).Succeeded();
        Assert.Contains("v1.36.1+k3s1", host.Get("root/usr/local/bin/k3s"), StringComparison.Ordinal);
        host.Create(NodeScript.For(newer)).Succeeded();

        Assert.Contains("v1.37.1+k3s1", host.Get("root/usr/local/bin/k3s"), StringComparison.Ordinal);
        Assert.Equal((1, 1), (host.Calls("systemctl restart"), host.Calls("installer")));
        Assert.False(host.Has("root/var/lib/k3spulumi/staged/v1.36.1+k3s1"), "old downloads are cleared away");
    }

    [Fact]
    public void ARebuiltFirstServerJoinsALivePeer()
    {
        using var host = new StandInHost().Serving();
        host.Put("www/10.0.0.12:6443/ping", "pong");
        var first = HostSamples.Server with { Peers = ["https://10.0.0.11:6443", "https://10.0.0.12:6443"] };

        host.Create(NodeScript.For(first)).Succeeded();

        Assert.Equal("cluster-init: false\nserver: https://10.0.0.12:6443\n", host.Get("root/etc/rancher/k3s/config.yaml.d/zz-rejoin.yaml"));
        host.Remove("calls");
        host.Remove("www/10.0.0.12:6443/ping");
        host.Create(NodeScript.For(first)).Succeeded();
        Assert.Equal(0, host.Calls("systemctl restart"));
    }

    [Fact]
    public void AFirstServerThatNeverGotAsFarAsEtcdHasNoPlaceYet()
    {
        using var host = new StandInHost().Serving();
        host.Put("never-starts", "");
        host.Create(NodeScript.For(HostSamples.Server)).Failed();
        host.Remove("never-starts");
        host.Put("www/10.0.0.12:6443/ping", "pong");

        host.Create(NodeScript.For(HostSamples.Server with { Peers = ["https://10.0.0.12:6443"] })).Succeeded();

        Assert.Equal("cluster-init: false\nserver: https://10.0.0.12:6443\n", host.Get("root/etc/rancher/k3s/config.yaml.d/zz-rejoin.yaml"));
    }

    [Fact]
    public void AFirstServerThatWasRemovedFromEtcdJoinsAnyLivePeer()
    {
        var first = HostSamples.Server with { Peers = ["https://10.0.0.12:6443", "https://10.0.0.13:6443"] };
        using var host = Installed(first);
        host.Put("root/var/lib/rancher/k3s/server/db/etcd/tombstone", "");
        host.Put("root/var/lib/k3spulumi/joined-through", "https://10.0.0.12:6443\n");
        host.Put("www/10.0.0.13:6443/ping", "pong");

        host.Create(NodeScript.For(first)).Succeeded();

        Assert.Equal("cluster-init: false\nserver: https://10.0.0.13:6443\n", host.Get("root/etc/rancher/k3s/config.yaml.d/zz-rejoin.yaml"));
    }

    [Fact]
    public void FilesThatAreOnTheHostAlreadyServeAsDownloads()
    {
        using var host = new StandInHost().Serving();
        Directory.CreateDirectory(host.At("root/srv"));
        Directory.Move(host.At("www/artifacts.test/v1.36.1%2Bk3s1"), host.At("root/srv/v1.36.1+k3s1"));
        File.Move(host.At("www/installer.test/install.sh"), host.At("root/srv/install.sh"));
        var node = HostSamples.Server with { ArtifactUrl = "file:///srv", InstallerUrl = "file:///srv/install.sh" };

        host.Create(PrepareScript.For(node)).Succeeded();
        host.Create(NodeScript.For(node)).Succeeded();

        Assert.Equal(0, host.Calls("curl"));
    }

    [Fact]
    public void AFirstServerWithDataNeverAsksItsPeers()
    {
        var first = HostSamples.Server with { Peers = ["https://10.0.0.12:6443"] };
        using var host = Installed(first);
        host.Put("www/10.0.0.12:6443/ping", "pong");

        host.Create(NodeScript.For(first)).Succeeded();

        Assert.False(host.Has("root/etc/rancher/k3s/config.yaml.d/zz-rejoin.yaml"));
    }

    [Theory]
    [InlineData("disable-apiserver: true\n")]
    [InlineData("\"disable-agent\": \"true\"\n")]
    public void AServerWithoutANodeIsNotAskedForOne(string config)
    {
        using var host = new StandInHost().Serving();
        host.Put("ready", "False");

        host.Create(NodeScript.For(HostSamples.Server with { ConfigDropIns = [new("50-user.yaml", "0600", new(config))] })).Succeeded();
    }

    [Fact]
    public void RaisingTheGenerationRestartsAnAilingNode()
    {
        using var host = Installed(HostSamples.Server);
        host.Put("ready", "False");
        host.Create(NodeScript.For(HostSamples.Server)).Failed().Says("it is waiting for node alpha to be Ready");
        Assert.Equal(0, host.Calls("systemctl restart"));

        host.Create(NodeScript.For(HostSamples.Server with { Generation = 1 })).Failed();

        Assert.Equal(1, host.Calls("systemctl restart"));
    }

    private static StandInHost Installed(HostNode node)
    {
        var host = new StandInHost().Serving();
        host.Create(NodeScript.For(node)).Succeeded();
        host.Remove("calls");
        return host;
    }
}
