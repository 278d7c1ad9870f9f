using System.Globalization;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Tests.Hosts;

namespace K3sPulumi.Core.Tests.Adoption;

using static K3sPulumi.Core.Tests.Adoption.AdoptionSamples;

/// <summary>An adoption that is killed, and the run after it.</summary>
public sealed class AdoptionCutTests
{
    [Theory]
    [InlineData("arguments", 1)]
    [InlineData("drop-in", 2)]
    public void TheNextRunAdoptsWithoutARestartAndWithTheOldConfigurationSaved(string way, int first)
    {
        var steps = Steps(way, Server);

        for (var cut = first; cut < steps; cut += Math.Max(1, steps / 5))
        {
            using var host = Cut(way, Server, cut);
            host.Create(NodeScript.For(Server)).Succeeded();

            Assert.True(host.Calls("systemctl restart") == 0, $"cut {cut} of {steps}");
            AssertAdopted(host, way);
        }
    }

    [Fact]
    public void TheNextRunRestartsK3sIfItHasOtherSettings()
    {
        var node = HostSamples.Labeled(Server, "disk=ssd");
        var steps = Steps("drop-in", node);

        for (var cut = 1; cut < steps; cut += Math.Max(1, steps / 4))
        {
            using var host = Cut("drop-in", node, cut);
            host.Create(NodeScript.For(node)).Succeeded();

            // twice if it was killed while K3s started
            Assert.InRange(host.Calls("systemctl restart"), 1, 2);
            AssertAdopted(host, "drop-in");
        }
    }

    [Fact]
    public void AK3sThatHasStartedInBetweenIsRestarted()
    {
        var steps = Steps("arguments", Server);
        // halfway between the claim and the end
        using var host = Cut("arguments", Server, steps * 2 / 3);
        Assert.True(host.Has("root/var/lib/k3spulumi/adopting") && host.Has("root/var/lib/k3spulumi/owner"), $"{steps}");
        host.Put("starts", "7\n");

        host.Create(NodeScript.For(Server)).Succeeded();

        Assert.Equal(1, host.Calls("systemctl restart"));
        AssertAdopted(host, "arguments");
    }

    private static void AssertAdopted(StandInHost host, string way)
    {
        const string State = "root/var/lib/k3spulumi";
        var saved = host.Get($"{State}/adopted/{(way == "drop-in" ? "10-san.yaml" : "k3s.service")}");
        Assert.Contains(way == "drop-in" ? "- 10.0.0.10" : "--tls-san", saved, StringComparison.Ordinal);
        Assert.DoesNotContain("tls-san", host.Get(Unit), StringComparison.Ordinal);
        Assert.False(host.Has($"{State}/adopting") || host.Has("root/etc/rancher/k3s/config.yaml.d/10-san.yaml"));
        var restarts = host.Calls("systemctl restart");
        host.Create(NodeScript.For(Server with { ConfigYaml = new(host.Get(Config)) })).Succeeded().DoesNotSay("adopts");
        Assert.Equal(restarts, host.Calls("systemctl restart"));
    }

    private static int Steps(string way, HostNode node)
    {
        using var host = Cut(way, node, int.MaxValue);
        return int.Parse(host.Get("steps"), CultureInfo.InvariantCulture);
    }

    private static StandInHost Cut(string way, HostNode node, int cut)
    {
        var host = Foreign(way);
        host.Remove("steps");
        host.Put("cut", $"{cut}\n");
        host.Create(NodeScript.For(node));
        host.Remove("cut");
        return host;
    }
}
