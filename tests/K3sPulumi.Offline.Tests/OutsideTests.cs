using Pulumi;

namespace K3sPulumi.Offline.Tests;

/// <summary>
/// Programs that no engine runs. Not in parallel with other tests, which temporarily set the variables of an engine in this
/// process.
/// </summary>
[Collection(nameof(OutsideTests))]
[CollectionDefinition(nameof(OutsideTests), DisableParallelization = true)]
public sealed class OutsideTests
{
    [Fact]
    public async Task OutsideADeploymentThereAreNoResources()
    {
        await Task.Yield();

        Assert.Equal(
            "Trying to acquire Deployment.Instance before 'Run' was called.",
            Assert.Throws<InvalidOperationException>(() => new Group("g")).Message);
        Assert.Equal(
            "Program run without the Pulumi engine available; re-run using the `pulumi` CLI",
            (await Assert.ThrowsAsync<InvalidOperationException>(() => Deployment.RunAsync(() => { }))).Message);
    }
}
