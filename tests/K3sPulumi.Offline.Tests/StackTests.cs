using Pulumi;
using Pulumi.Random;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace K3sPulumi.Offline.Tests;

/// <summary>Stacks as classes.</summary>
[Collection("alone")]
public sealed class StackTests : IDisposable
{
    private readonly int _exitCode = Environment.ExitCode;

    public void Dispose() => Environment.ExitCode = _exitCode;

    [Fact]
    public async Task AStackClassIsAmongItsResources()
    {
        var resources = await Deployment.TestAsync<GoodStack>(EchoMocks.Create().Object,
            new TestOptions { StackName = "prod", ProjectName = "shop" });

        Assert.Equal(["shop-prod", "pw"], resources.Select(resource => resource.GetResourceName()));
        Assert.Equal(8, await OutputUtilities.GetValueAsync(resources.OfType<GoodStack>().Single().Length));
    }

    [Fact]
    public async Task ItsOutputPropertiesAreExported()
    {
        var engine = new Recorder();

        Assert.Equal(0, await engine.RunAsync(() => Deployment.RunAsync<GoodStack>()));

        Assert.Equal("{ \"length\": 8 }", engine.Outputs.Single().Outputs.ToString());
    }

    [Fact]
    public async Task AnUnsetOutputIsAnError()
    {
        var error = await Assert.ThrowsAsync<RunException>(() => Deployment.TestAsync<BadStack>(EchoMocks.Create().Object));

        Assert.Equal(
            "Output(s) 'length' have no value assigned. [Output] attributed properties must be assigned inside Stack "
                + "constructor.",
            error.Message);
    }

    private sealed class GoodStack : Pulumi.Stack
    {
        public GoodStack() => Length = new RandomPassword("pw", new() { Length = 8 }).Length;

        [Output("length")] public Output<int> Length { get; private set; }
    }

    private sealed class BadStack : Pulumi.Stack
    {
        [Output("length")] public Output<int> Length { get; private set; } = null!;
    }
}
