using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Versions;

namespace K3sPulumi.Core.Tests.Hosts;

/// <summary>The first server saves a snapshot of embedded etcd before an upgrade.</summary>
public sealed class SnapshotTests
{
    private const string Newer = "v1.36.2+k3s1";

    private static readonly HostNode Etcd = HostSamples.Server with
    {
        Store = NodeStore.EmbeddedEtcd,
        Initializes = true,
        ChangesFirst = true
    };

    [Theory]
    [MemberData(nameof(StandInHost.Shells), MemberType = typeof(StandInHost))]
    public void AnUpgradeKeepsASnapshotOfTheVersionBefore(string shell)
    {
        using var host = Installed(Etcd, shell);
        Assert.Equal(0, host.Calls("k3s etcd-snapshot"));

        Upgrade(host, Etcd).Says($"saving a snapshot of etcd before the upgrade of K3s from {HostSamples.Version} to {Newer}");

        Assert.Equal((1, 1),
            (host.Calls("k3s etcd-snapshot save --name pre-upgrade "),
                host.Calls("k3s etcd-snapshot prune --name pre-upgrade --snapshot-retention 3 ")));
        var calls = host.Get("calls");
        Assert.True(calls.IndexOf("etcd-snapshot save", StringComparison.Ordinal) < calls.IndexOf("\ninstaller server",
            StringComparison.Ordinal), calls);
    }

    [Fact]
    public void ChangesOfAnythingElseAndServersThatComeLaterKeepNone()
    {
        using var host = Installed(Etcd);
        host.Create(NodeScript.For(HostSamples.Labeled(Etcd, "disk=ssd"))).Succeeded();
        Upgrade(host, Etcd with { ChangesFirst = false });

        Assert.Equal(0, host.Calls("k3s etcd-snapshot"));
    }

    [Fact]
    public void AnUpgradeGoesOnWhereNoneCanBeSaved()
    {
        using var host = Installed(Etcd);
        host.Put("root/usr/local/bin/k3s", host.Get("root/usr/local/bin/k3s").Replace(
            "case \"$*\" in", "case \"$*\" in\n*etcd-snapshot*) echo 'no leader'; exit 1 ;;", StringComparison.Ordinal));

        Upgrade(host, Etcd)
            .Says($"warning: no snapshot of etcd could be saved before the upgrade from {HostSamples.Version}: no leader");
    }

    private static StandInHost Installed(HostNode node, string? shell = null)
    {
        var host = new StandInHost(shell).Serving();
        host.Create(NodeScript.For(node)).Succeeded();
        host.Remove("calls");
        return host;
    }

    private static Ran Upgrade(StandInHost host, HostNode node)
    {
        host.Serving(Newer);
        return host.Create(NodeScript.For(node with { Version = K3sVersion.TryParse(Newer, out _)! })).Succeeded();
    }
}
