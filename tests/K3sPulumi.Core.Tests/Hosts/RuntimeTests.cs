using System.Net.Sockets;
using K3sPulumi.Core.Hosts;

namespace K3sPulumi.Core.Tests.Hosts;

/// <summary>
/// Other container runtimes, SELinux as an argument, and Tailscale: what the host must have, and what cannot be changed on an
/// existing node.
/// </summary>
public sealed class RuntimeTests
{
    private static readonly HostNode OnDocker = HostSamples.Server with
    {
        Runtime = new(IsDocker: true, Socket: null),
        ConfigYaml = new("docker: true\n")
    };

    [Fact]
    public void DockerMustBeThereAndAnswerBeforeAnythingChanges()
    {
        using var host = new StandInHost().Serving();
        host.Command("docker", "exit 1");

        host.Create(PrepareScript.For(OnDocker)).Failed().Says("Docker does not answer on this host");
        Assert.False(host.Has("root/etc/rancher"));

        host.Command("docker", "[ \"$1\" != info ] || echo cgroupfs");
        host.Create(PrepareScript.For(OnDocker)).Succeeded()
            .Says("Docker's cgroup driver is cgroupfs, but systemd manages the cgroups");
        host.Command("docker", "[ \"$1\" != info ] || echo systemd");
        host.Create(PrepareScript.For(OnDocker)).Succeeded().DoesNotSay("cgroup driver");
    }

    [Fact]
    public void AnExternalRuntimeMustListen()
    {
        using var host = new StandInHost().Serving();
        var node = HostSamples.Server with { Runtime = new(IsDocker: false, "/run/containerd.sock") };
        host.Create(PrepareScript.For(node)).Failed()
            .Says("the socket /run/containerd.sock in runtime.endpoint does not exist");

        Directory.CreateDirectory(host.At("root/run"));
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(host.At("root/run/containerd.sock")));
        host.Create(PrepareScript.For(node)).Succeeded();
    }

    [Fact]
    public void TheRuntimeOfANodeIsNotChangedUnderItsPods()
    {
        using var host = new StandInHost().Serving();
        host.Command("docker", "[ \"$1\" != info ] || echo systemd");
        host.Create(NodeScript.For(HostSamples.Server)).Succeeded();

        var ran = host.Create(PrepareScript.For(OnDocker)).Failed();
        ran.Says("the pods of this node run in another container runtime (that of K3s) than the one in runtime (docker)");
        host.Create(NodeScript.For(OnDocker)).Failed();
        host.Create(NodeScript.For(HostSamples.Labeled(HostSamples.Server, "disk=ssd"))).Succeeded();
    }

    [Fact]
    public void AVpnNeedsItsProgram()
    {
        using var host = new StandInHost().Serving();
        var node = HostSamples.Server with { NeedsTailscale = true };

        host.Create(PrepareScript.For(node)).Failed().Says("vpnAuth needs Tailscale");
        host.Command("tailscale", "exit 0");
        host.Create(PrepareScript.For(node)).Succeeded();
    }

    [Fact]
    public void WithSelinuxEnforcingPodsAreConfinedUnlessTheUserDisablesIt()
    {
        const string dropIn = "root/etc/rancher/k3s/config.yaml.d/zz-selinux.yaml";
        using var host = new StandInHost().Serving();
        host.Put("root/usr/share/selinux/packages/k3s.pp", "");
        host.Command("chcon", "exit 0");
        host.Command("getenforce", "echo Enforcing");
        host.Create(NodeScript.For(HostSamples.Server)).Succeeded();
        Assert.Equal("selinux: true\n", host.Get(dropIn));

        host.Command("getenforce", "echo Permissive");
        host.Create(NodeScript.For(HostSamples.Server)).Succeeded().Says("nothing to change");
        Assert.True(host.Has(dropIn));

        host.Command("getenforce", "echo Disabled");
        host.Create(NodeScript.For(HostSamples.Server)).Succeeded().Says("warning: SELinux is now disabled on this host");
        Assert.False(host.Has(dropIn));

        host.Command("getenforce", "echo Enforcing");
        host.Create(PrepareScript.For(HostSamples.Server with { Selinux = false })).Succeeded();
        host.Create(NodeScript.For(HostSamples.Server with { Selinux = false })).Succeeded();
        Assert.False(host.Has(dropIn));
    }

    [Fact]
    public void SelinuxThatIsAskedForMustBeOn()
    {
        using var host = new StandInHost().Serving();
        var node = HostSamples.Server with { Selinux = true };
        host.Create(PrepareScript.For(node)).Failed()
            .Says("selinux is true, but SELinux is disabled or not installed on this host");

        host.Command("getenforce", "echo Permissive");
        host.Create(PrepareScript.For(node)).Failed().Says("SELinux is permissive and has no policy for K3s");
        host.Command("dnf", "exit 0");
        host.Command("chcon", "exit 0");
        host.Create(PrepareScript.For(node)).Succeeded();
        host.Create(NodeScript.For(node)).Succeeded();
        Assert.Contains("INSTALL_K3S_SKIP_DOWNLOAD=binary\n", host.Get("calls"), StringComparison.Ordinal);
        Assert.Contains("# selinux: true\n", NodeScript.For(node).Create, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIsReachedDirectlyIsDownloadedWithoutTheProxy()
    {
        var node = HostSamples.Server with
        {
            DownloadProxy = new("http://proxy:3128"),
            DirectDownloads = [".example.com", "10.0.0.0/8"]
        };

        Assert.Contains("K3P_NO_PROXY='.example.com,10.0.0.0/8'\n", PrepareScript.For(node).Stdin.Value,
            StringComparison.Ordinal);
        Assert.DoesNotContain("K3P_NO_PROXY=", PrepareScript.For(HostSamples.Server).Stdin.Value, StringComparison.Ordinal);
    }
}
