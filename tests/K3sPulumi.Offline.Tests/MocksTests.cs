using System.Collections.Immutable;
using Pulumi;
using Pulumi.Command.Remote;
using Pulumi.Random;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace K3sPulumi.Offline.Tests;

public sealed class MocksTests
{
    private static readonly TestOptions Update = new() { IsPreview = false };

    [Fact]
    public async Task InputsArePlainSecretsUnwrappedNumbersDouble()
    {
        var seen = new List<MockResourceArgs>();

        await Deployment.TestAsync(EchoMocks.Create(seen).Object, new(), () =>
        {
            _ = new Command("c", new()
            {
                Connection = new Pulumi.Command.Remote.Inputs.ConnectionArgs { Host = "h", PrivateKey = "key" },
                Stdin = Output.CreateSecret("secret"),
                Logging = Logging.None,
                Environment = { ["A"] = "b" },
                Triggers = new object[] { 1, "x", Output.Create(true) },
                Update = OutputUtilities.CreateUnknown("u"),
                Delete = (string)null!,
            });
        });

        var inputs = Assert.Single(seen).Inputs;
        Assert.Equal(["connection", "environment", "logging", "stdin", "triggers"], inputs.Keys.Order());
        Assert.Equal("secret", inputs["stdin"]);
        Assert.Equal("none", inputs["logging"]);
        Assert.Equal([1.0, "x", true], Assert.IsType<ImmutableArray<object>>(inputs["triggers"]).ToArray());
        var connection = Assert.IsType<ImmutableDictionary<string, object>>(inputs["connection"]);
        Assert.Equal(22.0, connection["port"]);
        Assert.Equal("key", connection["privateKey"]);
    }

    [Fact]
    public async Task AnOutputThatTheMockDoesNotGiveIsUnknownInAPreview()
    {
        var (_, outputs) = await Deployment.TestAsync(EchoMocks.Create().Object, new(), Password);

        Assert.False(await OutputUtilities.GetIsKnownAsync((Output<string>)outputs["result"]!));
        Assert.Equal(8, await OutputUtilities.GetValueAsync((Output<int>)outputs["length"]!));
    }

    [Fact]
    public async Task AnOutputThatTheMockDoesNotGiveIsNullInAnUpdate()
    {
        var (_, outputs) = await Deployment.TestAsync(EchoMocks.Create().Object, Update, Password);

        Assert.True(await OutputUtilities.GetIsKnownAsync((Output<string>)outputs["result"]!));
        Assert.Null(await OutputUtilities.GetValueAsync((Output<string>)outputs["result"]!));
        Assert.False(await Output.IsSecretAsync((Output<string>)outputs["result"]!));
    }

    [Fact]
    public async Task ResourcesComeWithoutTheStackAndUrnsWithAShortChain()
    {
        var (resources, _) = await Deployment.TestAsync(EchoMocks.Create().Object, new(), () =>
        {
            var outer = new Group("outer");
            var inner = new Group("inner", new() { Parent = outer });
            _ = new RandomPassword("p", new() { Length = 8 }, new() { Parent = inner });
            return new Dictionary<string, object?>();
        });

        var urns = await Task.WhenAll(resources.Select(resource => OutputUtilities.GetValueAsync(resource.Urn)));
        Assert.Equal(
        [
            "urn:pulumi:stack::project::pulumi:pulumi:Stack$random:index/randomPassword:RandomPassword::p",
            "urn:pulumi:stack::project::pulumi:pulumi:Stack$test:index:Group::inner",
            "urn:pulumi:stack::project::pulumi:pulumi:Stack$test:index:Group::outer",
        ], urns.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task AProviderIsInheritedFromAComponent()
    {
        var seen = new List<MockResourceArgs>();

        await Deployment.TestAsync(EchoMocks.Create(seen).Object, Update, () =>
        {
            var provider = new Pulumi.Docker.Provider("dk", new() { Host = "tcp://x" });
            var group = new Group("g", new() { Providers = { provider } });
            _ = new Pulumi.Docker.Network("net", null, new() { Parent = group });
            _ = new RandomPassword("p", new() { Length = 8 }, new() { Parent = group });
        });

        Assert.EndsWith("::dk::dk-id", seen.Single(args => args.Name == "net").Provider, StringComparison.Ordinal);
        Assert.Equal("", seen.Single(args => args.Name == "p").Provider);
        Assert.Equal("pulumi:providers:docker", seen.Single(args => args.Name == "dk").Type);
    }

    [Fact]
    public async Task JsonInputsOfProvidersAreText()
    {
        var seen = new List<MockResourceArgs>();

        await Deployment.TestAsync(EchoMocks.Create(seen).Object, Update, () =>
        {
            _ = new Pulumi.Docker.Provider("d", new() { DisableDockerDaemonCheck = true });
        });

        Assert.Equal("true", seen.Single().Inputs["disableDockerDaemonCheck"]);
    }

    [Fact]
    public async Task AFunctionIsAnsweredByTheMock()
    {
        var (_, outputs) = await Deployment.TestAsync(EchoMocks.Create().Object, new(), () => new Dictionary<string, object?>
        {
            ["dir"] = Pulumi.Command.Local.Run.Invoke(new() { Command = "true", Dir = "/tmp" }).Apply(result => result.Dir),
        });

        Assert.Equal("/tmp", await OutputUtilities.GetValueAsync((Output<string?>)outputs["dir"]!));
    }

    private static Dictionary<string, object?> Password()
    {
        var password = new RandomPassword("p", new() { Length = 8 });
        return new() { ["result"] = password.Result, ["length"] = password.Length };
    }
}
