using K3sPulumi.Core.Hosts;

namespace K3sPulumi.Core.Tests.Hosts;

/// <summary>The proxy for outbound traffic, as the service and the installer get it.</summary>
public sealed class ProxyTests
{
    private const string Environment = "HTTPS_PROXY='http://user:hunter22@proxy:3128'\nNO_PROXY='localhost'\n";
    private const string ServiceFile = "root/etc/systemd/system/k3s.service.env";

    private static readonly HostNode Proxied = HostSamples.Server with
    {
        ServiceEnvironment = new(Environment),
        DownloadProxy = new("http://user:hunter22@proxy:3128"),
        DirectDownloads = [".example.com"],
    };

    [Theory]
    [MemberData(nameof(StandInHost.Shells), MemberType = typeof(StandInHost))]
    public void TheServiceHasItAndTheOwnersFilesStay(string shell)
    {
        using var host = new StandInHost(shell).Serving();
        host.Put("root/etc/default/k3s", "PATH=/opt/runtime/bin:/usr/bin\n");

        host.Create(NodeScript.For(Proxied)).Succeeded().DoesNotSay("hunter22");
        Assert.Equal(Environment, host.Get(ServiceFile));
        Assert.Equal(1, host.Calls("systemctl restart"));
        host.Create(NodeScript.For(Proxied)).Succeeded().Says("nothing to change");

        host.Create(NodeScript.For(Proxied with { ServiceEnvironment = new("NO_PROXY='all'\n") })).Succeeded();
        Assert.Equal("NO_PROXY='all'\n", host.Get(ServiceFile));
        host.Create(NodeScript.For(HostSamples.Server)).Succeeded();
        Assert.Equal("", host.Get(ServiceFile));
        Assert.Equal(3, host.Calls("systemctl restart"));

        host.Create(NodeScript.For(Proxied)).Succeeded();
        host.Delete(NodeScript.For(Proxied)).Succeeded();
        Assert.False(host.Has(ServiceFile));
        Assert.Equal("PATH=/opt/runtime/bin:/usr/bin\n", host.Get("root/etc/default/k3s"));
    }

    [Fact]
    public void AnUpgradeKeepsIt()
    {
        using var host = new StandInHost().Serving();
        host.Create(NodeScript.For(Proxied)).Succeeded();

        host.Serving("v1.36.2+k3s1").Create(NodeScript.For(Proxied with { Version = HostSamples.Parse("v1.36.2+k3s1") }))
            .Succeeded();

        Assert.Equal((Environment, 2), (host.Get(ServiceFile), host.Calls("installer server")));
    }

    [Theory]
    [MemberData(nameof(StandInHost.Shells), MemberType = typeof(StandInHost))]
    public void ThePolicyOfSelinuxIsFetchedThroughIt(string shell)
    {
        using var host = new StandInHost(shell).Serving();
        host.Command("getenforce", "echo Enforcing");
        host.Command("dnf", ":");

        host.Create(NodeScript.For(Proxied)).Succeeded().DoesNotSay("hunter22");

        var seen = host.Get("calls");
        foreach (var line in (string[])["http_proxy=http://user:hunter22@proxy:3128",
            "https_proxy=http://user:hunter22@proxy:3128", "no_proxy=.example.com"])
            Assert.Contains($"\n{line}\n", seen, StringComparison.Ordinal);
        Assert.Equal(1, host.Calls("installer server"));
    }

    [Fact]
    public void OnlyWhereSomethingIsFetchedTheInstallerHasIt()
    {
        using var host = new StandInHost().Serving();

        host.Create(NodeScript.For(Proxied)).Succeeded();

        Assert.DoesNotContain("hunter22", host.Get("calls"), StringComparison.Ordinal);
        Assert.DoesNotContain("hunter22", NodeScript.For(Proxied).Create, StringComparison.Ordinal);
        Assert.DoesNotContain("installer_through_proxy()", NodeScript.For(HostSamples.Server).Stdin.Value,
            StringComparison.Ordinal);
    }

    [Fact]
    public void AnotherProxyIsAnotherNode()
    {
        var other = NodeScript.For(Proxied with { ServiceEnvironment = new("NO_PROXY='all'\n") });

        Assert.NotEqual(NodeScript.For(Proxied).Create, other.Create);
    }
}
