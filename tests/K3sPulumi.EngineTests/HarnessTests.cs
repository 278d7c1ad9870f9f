using K3sPulumi.EngineTests.Cli;
using K3sPulumi.EngineTests.Stacks;

namespace K3sPulumi.EngineTests;

/// <summary>The harness itself, against a stand-in for the CLI.</summary>
public sealed class HarnessTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("k3s-engine-fake-").FullName;

    private string Fake { get; }

    public HarnessTests()
    {
        Fake = Path.Combine(_folder, "pulumi");
        Child.Program(Fake, File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "pulumi.sh")));
    }

    public void Dispose() => Child.Delete(_folder);

    private string Kept(string name) => File.ReadAllText(Path.Combine(_folder, name));

    private void Set(string name) => File.WriteAllText(Path.Combine(_folder, name), "");

    [Fact]
    public async Task AStackRunsFromItsPreviewToItsEnd()
    {
        using var example = ExampleCopy.Of("quickstart");
        await using var stack = await Stack.NewAsync(example, Fake);

        await Lifecycle.CreateAsync(stack, ["dev-agent-0"], bytesPerNode: 1000);
        await Lifecycle.DestroyAsync(stack);

        Assert.StartsWith("stack init engine --non-interactive --color never\n", Kept("calls"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARejectedChangeTouchesNothing()
    {
        using var example = ExampleCopy.Of("quickstart");
        await using var stack = await Stack.NewAsync(example, Fake);
        await Lifecycle.CreateAsync(stack, ["dev-agent-0"], bytesPerNode: 1000);

        Set("refuse");

        await Lifecycle.RejectedAsync(stack, "no quorum");
    }

    [Fact]
    public async Task ATooLargeStateFailsTheTest()
    {
        using var example = ExampleCopy.Of("quickstart");
        await using var stack = await Stack.NewAsync(example, Fake);

        var error = await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(
            () => Lifecycle.CreateAsync(stack, ["dev-agent-0"], bytesPerNode: 10 - Lifecycle.BytesOfKubeconfig));

        Assert.Contains("dev-agent-0 takes", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LeftoverResourcesAreDestroyed()
    {
        using var example = ExampleCopy.Of("quickstart");
        await using (var stack = await Stack.NewAsync(example, Fake))
            await stack.UpAsync();

        Assert.Contains("\ndestroy --yes", Kept("calls"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SecretsReachTheCliOnlyThroughStdin()
    {
        using var example = ExampleCopy.Of("quickstart");
        await using var stack = await Stack.NewAsync(example, Fake);

        await stack.ConfigureAsync("privateKey", "hidden key", secret: true);
        await stack.ConfigureAsync("hosts[0].name", "alpha");

        Assert.Equal("hidden keyalpha", Kept("read"));
        Assert.DoesNotContain("hidden", Kept("calls"), StringComparison.Ordinal);
        Assert.Contains("config set privateKey --secret --stack engine", Kept("calls"), StringComparison.Ordinal);
        Assert.Contains("config set hosts[0].name --plaintext --path --stack engine", Kept("calls"), StringComparison.Ordinal);
        Assert.Matches(@"(?m)^PULUMI_BACKEND_URL=file:///\S+/k3s-engine-state-", Kept("env"));
        Assert.Matches("(?m)^PULUMI_CONFIG_PASSPHRASE=[0-9a-f]{48}$", Kept("env"));
    }

    [Fact]
    public async Task AFailedCallReportsItsOutput()
    {
        using var cli = new PulumiCli(_folder, Fake);
        var result = await cli.RunAsync("fail now");

        var error = Assert.Throws<CliException>(() => result.Succeeded());

        Assert.Contains("pulumi fail now ended with 255:\n\nwhat went wrong", error.Message, StringComparison.Ordinal);
        Assert.Same(result, result.Failed());
    }

    [Fact]
    public async Task AHangingCallIsKilled()
    {
        Set("hang");
        using var cli = new PulumiCli(_folder, Fake);

        var error = await Assert.ThrowsAsync<CliException>(() => cli.RunAsync("up --yes", minutes: 0.01));

        Assert.Contains("pulumi up --yes did not end in time", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""[{ "name": "command" }, { "name": "docker" }, { "name": "random" }, { "name": "aws" }]""", null)]
    [InlineData("""[{ "name": "command" }]""", "Pulumi's plugins docker, random are not installed")]
    [InlineData("[]", "Pulumi's plugins command, docker, random are not installed")]
    public void MissingPluginsAreReported(string plugins, string? reason) =>
        Assert.Equal(reason, EngineFactAttribute.MissingPlugins(plugins)?.Split(':')[0]);
}
