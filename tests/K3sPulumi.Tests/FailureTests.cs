using K3sPulumi.Internal.Inputs;
using Pulumi;
using Pulumi.Random;
using Pulumi.Utilities;

namespace K3sPulumi.Tests;

/// <summary>A rejected request is reported once, in its own words, and nothing waits for it forever.</summary>
public sealed class FailureTests
{
    private const string Report = "K3sCluster \"dev\" has 1 problem:\n  version: ";

    [Fact]
    public async Task WhatUsesARejectedClusterAddsNothingToTheReport()
    {
        var result = await Programs.PreviewAsync(Programs.Stack(() =>
        {
            var cluster = Rejected();
            _ = new RandomId("user", new() { ByteLength = 4, Keepers = { ["kubeconfig"] = cluster.Kubeconfig } });
            // The runner looks at failures only when the program has been built.
            Thread.Sleep(300);
            return cluster.Kubeconfig;
        }));

        Assert.StartsWith(Report, Assert.Single(result.Errors).Message, StringComparison.Ordinal);
        Assert.DoesNotContain(result.Resources, resource => resource.Custom);
    }

    [Fact]
    public async Task AClusterInsideOfAComponentIsReportedOnceToo()
    {
        var result = await Programs.PreviewAsync(Programs.Stack(() => new Platform("platform").Kubeconfig));

        Assert.StartsWith(Report, Assert.Single(result.Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AProgramThatAwaitsAnOutputOfARejectedClusterEnds()
    {
        var result = await Programs.PreviewAsync(() => Deployment.RunAsync(async () =>
        {
            _ = await OutputUtilities.GetValueAsync(Rejected().Kubeconfig);
        })).WaitAsync(Patience.Of(60));

        Assert.StartsWith(Report, Assert.Single(result.Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhereNoProgramEndsTheFailureArrivesUnchanged()
    {
        var failure = new ResourceException("no", resource: null, hideStack: true);

        var held = Failures.Held(Task.FromException<int>(failure), endProgram: () => false);

        Assert.Same(failure, await Assert.ThrowsAsync<ResourceException>(() => held.WaitAsync(Patience.Of(60))));
    }

    [Fact]
    public async Task WhatPassesArrives() =>
        Assert.Equal(7, await Failures.Held(Task.FromResult(7), endProgram: () => true));

    private static K3sCluster Rejected(ComponentResourceOptions? options = null) =>
        new("dev", new() { Version = "stable", Servers = [new() { Docker = new() }] }, options);

    private sealed class Platform : ComponentResource
    {
        public Output<string> Kubeconfig { get; }

        public Platform(string name) : base("test:index:Platform", name)
        {
            Kubeconfig = Rejected(new() { Parent = this }).Kubeconfig;
            RegisterOutputs();
        }
    }
}
