using K3sPulumi.LocalEngine;
using Pulumi;

namespace K3sPulumi.Tests;

/// <summary>Hosts that a stack lets go keep running as they are.</summary>
public sealed class LettingGoTests
{
    [Fact]
    public async Task WithRetainOnDeleteNoHostIsTouchedWhenTheClusterLeavesTheStack()
    {
        var first = await Programs.UpAsync(Program(retain: false));
        var retained = await Programs.UpAsync(Program(retain: true), first.Snapshot);
        Assert.Empty(retained.Operations);

        var without = await Programs.UpAsync(Programs.Stack(() => Output.Create("")), retained.Snapshot);

        Assert.Empty(without.Operations);
        Assert.DoesNotContain(without.Snapshot.Resources, resource =>
            resource.Type.StartsWith("command:", StringComparison.Ordinal));
    }

    private static Func<Task<int>> Program(bool retain) => Programs.Stack(() => new K3sCluster("dev", Programs.Ssh(),
        new ComponentResourceOptions { RetainOnDelete = retain ? true : null }).Kubeconfig);
}
