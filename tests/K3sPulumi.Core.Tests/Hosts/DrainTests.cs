using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Hosts;

/// <summary>A node is drained before K3s restarts on it, and takes pods again when it is Ready.</summary>
public sealed class DrainTests
{
    private const string Mark = "root/var/lib/k3spulumi/cordoned";

    private const string Pods = """
        shop web-1 phase=Running mirror= deleted= owner=ReplicaSet
        shop db-0 phase=Pending mirror= deleted= owner=StatefulSet
        shop done phase=Succeeded mirror= deleted= owner=Job
        shop by-hand phase=Running mirror= deleted= owner=
        kube-system svclb-1 phase=Running mirror= deleted= owner=DaemonSet
        kube-system static phase=Running mirror=abc deleted= owner=Node

        """;

    private static readonly HostNode Server = Drained(HostSamples.Server), Agent = Drained(HostSamples.Agent);

    [Theory]
    [MemberData(nameof(StandInHost.Shells), MemberType = typeof(StandInHost))]
    public void PodsAreEvictedBeforeTheRestartAndTheNodeIsUncordonedAfterIt(string shell)
    {
        foreach (var node in new[] { Server, Agent })
            DrainsBeforeTheRestart(node, shell);
    }

    private static void DrainsBeforeTheRestart(HostNode node, string shell)
    {
        using var host = Installed(node, shell);

        host.Create(NodeScript.For(Changed(node))).Succeeded().Says($"draining node {node.NodeName} (up to 2 s)")
            .Says($"node {node.NodeName} is uncordoned");

        Assert.Equal(["cordon", "evict web-1", "evict db-0", "restart", "uncordon"], Steps(host));
        Assert.False(host.Has("cordoned") || host.Has("ours") || host.Has(Mark));
        Assert.Equal("""{"apiVersion":"policy/v1","kind":"Eviction","metadata":{"namespace":"shop","name":"db-0"}}""",
            host.Get("eviction"));
    }

    [Fact]
    public void WithoutARestartNobodyIsEvicted()
    {
        using var host = Installed(HostSamples.Server);

        host.Create(NodeScript.For(Server)).Succeeded().Says("nothing to change");
        host.Create(NodeScript.For(Server with
        {
            Files = [new("/var/lib/rancher/k3s/server/manifests/a.yaml", "0600", new("a: b\n"))],
        })).Succeeded();

        Assert.Empty(Steps(host));
    }

    [Fact]
    public void WithoutDrainNobodyIsEvicted()
    {
        using var host = Installed(HostSamples.Server);

        host.Create(NodeScript.For(Changed(HostSamples.Server))).Succeeded();

        Assert.Equal(["restart"], Steps(host));
    }

    [Fact]
    public void ADisruptionBudgetThatBlocksIsNamedAndNothingWasRestarted()
    {
        using var host = Installed(Server);
        host.Put("budget", "web-1\n");

        host.Create(NodeScript.For(Changed(Server))).Failed().Says("node alpha could not be drained within 2 s, so K3s was not "
            + "restarted: shop/web-1 (the disruption budget web needs 2 healthy pods and has 2 currently). Start more")
            .Says("k3s kept running with them all the time");

        Assert.Equal(["cordon", "evict web-1", "evict db-0", "uncordon"], Steps(host).Distinct());
        Assert.False(host.Has("cordoned") || host.Has("ours") || host.Has(Mark));
        host.Remove("budget");
        host.Create(NodeScript.For(Changed(Server))).Succeeded();
        Assert.Equal(1, host.Calls("systemctl restart"));
    }

    [Fact]
    public void APodThatDoesNotEndIsNamed()
    {
        using var host = Installed(Server);
        host.Put("slow", "web-1\n");

        host.Create(NodeScript.For(Changed(Server))).Failed().Says("shop/web-1 is still terminating");

        Assert.Single(Steps(host), "evict web-1");
    }

    [Fact]
    public void ACordonOfTheUserStays()
    {
        using var host = Installed(Server);
        host.Put("cordoned", "true");

        host.Create(NodeScript.For(Changed(Server))).Succeeded().DoesNotSay("uncordoned");

        Assert.Equal(["evict web-1", "evict db-0", "restart"], Steps(host));
        Assert.Equal("true", host.Get("cordoned"));
    }

    [Fact]
    public void AChangeThatFailsAfterTheDrainUncordonsTheNodeInItsOldState()
    {
        using var host = Installed(Server);
        host.Put("bad", "disk=ssd\n");

        host.Create(NodeScript.For(Changed(Server))).Failed().Says("the node is back in its state before the change")
            .Says("node alpha is uncordoned");

        Assert.False(host.Has("cordoned") || host.Has(Mark));
    }

    [Fact]
    public void ANodeThatIsNotReadyIsNotDrained()
    {
        using var host = Installed(Server);
        host.Put("ready", "False");

        host.Create(NodeScript.For(Changed(Server))).Failed().Says("node alpha is not Ready: skipping the drain");

        Assert.DoesNotContain("cordon", Steps(host));
    }

    [Fact]
    public void ARotationOfCertificatesAndARenewalOfTheKubeconfigDrainToo()
    {
        using var host = Installed(Server);
        host.Put("root/var/lib/rancher/k3s/agent/client-kubelet.crt", "");

        host.Create(NodeScript.For(Server with { Rotation = 1 })).Succeeded();

        var calls = host.Get("calls").Split('\n').ToList();
        Assert.InRange(calls.FindIndex(call => call.Contains("certificate rotate", StringComparison.Ordinal)),
            calls.FindLastIndex(call => call.Contains("/eviction", StringComparison.Ordinal)) + 1,
            calls.FindIndex(call => call.Contains("\"unschedulable\":null", StringComparison.Ordinal)));

        host.Put("pods", Pods);
        host.Remove("calls");
        host.Create(KubeconfigScript.Renewal(Server, "before 2027-01-01")).Succeeded();
        Assert.Equal(["cordon", "evict web-1", "evict db-0", "restart", "uncordon"], Steps(host));
    }

    [Fact, Trait("Shell", "any")]
    public void KilledAnywhereTheNextRunUncordonsEvenIfDrainIsOffByThen()
    {
        using var whole = Installed(Server);
        whole.Remove("steps");
        whole.Create(NodeScript.For(Changed(Server))).Succeeded();
        var steps = int.Parse(whole.Get("steps"), null);

        for (var cut = 2; cut < steps; cut += Math.Max(1, steps / 8))
        {
            using var host = Installed(Server);
            host.Remove("steps");
            host.Put("cut", $"{cut}\n");
            host.Create(NodeScript.For(Changed(Server))).Failed();
            host.Remove("cut");

            host.Create(NodeScript.For(Changed(HostSamples.Server))).Succeeded();
            Assert.False(host.Has("cordoned") || host.Has("ours") || host.Has(Mark), $"cut {cut}");
        }
    }

    private static HostNode Drained(HostNode node) =>
        node with { Drains = true, Deadlines = node.Deadlines with { Drain = Value<int>.Of(2) } };

    private static HostNode Changed(HostNode node) => HostSamples.Labeled(node, "disk=ssd");

    private static StandInHost Installed(HostNode node, string? shell = null)
    {
        var host = new StandInHost(shell).Serving();
        host.Create(NodeScript.For(node)).Succeeded();
        host.Remove("calls");
        host.Put("pods", Pods);
        return host;
    }

    private static List<string> Steps(StandInHost host)
    {
        List<string> steps = [];
        foreach (var call in host.Get("calls").Split('\n'))
        {
            if (call.Contains("/eviction -f -", StringComparison.Ordinal))
                steps.Add($"evict {call[..call.LastIndexOf("/eviction", StringComparison.Ordinal)].Split('/')[^1]}");
            else if (call.StartsWith("systemctl restart", StringComparison.Ordinal))
                steps.Add("restart");
            else if (call.Contains(" patch node ", StringComparison.Ordinal))
                steps.Add(call.Contains("\"unschedulable\":true", StringComparison.Ordinal) ? "cordon" : "uncordon");
        }

        return steps;
    }
}
