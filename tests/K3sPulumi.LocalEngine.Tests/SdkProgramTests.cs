using K3sPulumi.LocalEngine.State;
using K3sPulumi.LocalEngine.Values;
using Pulumi;

namespace K3sPulumi.LocalEngine.Tests;

/// <summary>Programs on an SDK, rather than scripted calls.</summary>
public sealed class SdkProgramTests
{
    private static Func<Task<int>> Stack(string word) => () => Deployment.RunAsync(() =>
    {
        var password = new Pulumi.Random.RandomPassword("token", new() { Length = 16, Special = false });
        var first = new Pulumi.Command.Local.Command("first", new()
        {
            Create = "cat",
            Stdin = Output.Format($"{word} {password.Result}"),
        }, new() { AdditionalSecretOutputs = { "stdout" } });
        var after = new Pulumi.Command.Local.Command("after", new() { Create = "true" }, new() { DependsOn = { first } });
        return new Dictionary<string, object?> { ["said"] = first.Stdout, ["id"] = after.Id };
    });

    private static async Task<RunResult> LiveAsync(Func<Task<int>> program, Snapshot? state = null)
    {
        await using var engine = Engine.Live();
        return await engine.RunAsync(program, state);
    }

    [Fact]
    public async Task WhatIsSecretInTheProgramStaysSecretInTheState()
    {
        var first = await LiveAsync(Stack("hello"));
        var token = first.Snapshot.Resource("token").Outputs.Text("result")!;

        var second = await LiveAsync(Stack("hello"), first.Snapshot);

        Assert.Empty(first.Errors);
        Assert.Equal(new SecretValue(new StringValue($"hello {token}")), first.Outputs["said"]);
        Assert.DoesNotContain(token, first.Snapshot.ToJson("p"), StringComparison.Ordinal);
        Assert.Empty(second.Operations);
    }

    [Fact]
    public async Task APreviewOfAChangeKnowsWhatStaysAndWhatDoesNot()
    {
        var state = (await LiveAsync(Stack("hello"))).Snapshot;
        await using var engine = Engine.Preview();

        var preview = await engine.RunAsync(Stack("goodbye"), state);

        Assert.Equal(["update first [stdin]"], preview.Changes.Select(step => step.ToString()));
        Assert.True(preview.Outputs["said"]!.HasUnknown);
        Assert.False(preview.Outputs["id"]!.HasUnknown);
        Assert.Same(state, preview.Snapshot);
    }

    [Fact]
    public async Task OutputsOfAnotherStackAreGivenWithTheRun()
    {
        await using var engine = Engine.Mock();

        var result = await engine.RunAsync(
            () => Deployment.RunAsync(() => new Dictionary<string, object?>
            {
                ["url"] = new StackReference("org/cluster/prod").RequireOutput("url").Apply(url => (string)url),
                ["token"] = new StackReference("again", new() { Name = "org/cluster/prod" }).RequireOutput("token")
                    .Apply(token => (string)token),
            }),
            options: new()
            {
                OtherStacks = new Dictionary<string, PropertyMap>
                {
                    ["org/cluster/prod"] = PropertyMap.Of(new Dictionary<string, object?>
                    {
                        ["url"] = "https://api",
                        ["token"] = new SecretValue(new StringValue("hidden")),
                    }),
                },
            });

        Assert.Empty(result.Errors);
        Assert.Equal(new StringValue("https://api"), result.Outputs["url"]);
        Assert.Equal(new SecretValue(new StringValue("hidden")), result.Outputs["token"]);
    }

    [Fact]
    public async Task AFunctionRunsInAPreviewToo()
    {
        await using var engine = Engine.Preview();

        var result = await engine.RunAsync(() => Deployment.RunAsync(() => new Dictionary<string, object?>
        {
            ["sum"] = Pulumi.Command.Local.Run.Invoke(new() { Command = "echo $((40 + 2))" }).Apply(run => run.Stdout),
        }));

        Assert.Empty(result.Errors);
        Assert.Equal(new StringValue("42"), result.Outputs["sum"]);
    }

    [Fact]
    public async Task AnUnknownStackIsRefusedInARun()
    {
        await using var engine = Engine.Mock();

        var result = await engine.RunAsync(() => Deployment.RunAsync(() => { _ = new StackReference("nobody"); }));

        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains(result.Errors, error => error.Message.Contains("unknown stack 'nobody'", StringComparison.Ordinal));
    }
}

/// <summary>Alone in the process: other runs change its environment while they start.</summary>
[Collection("alone")]
public sealed class ProcessTests
{
    [Fact]
    public async Task AFailedProgramLeavesThisProcessAsItWas()
    {
        await using var engine = Engine.Preview();

        var result = await engine.RunAsync(() => Deployment.RunAsync(() => { _ = new Config().Require("missing"); }));

        Assert.Equal(32, result.ExitCode);
        Assert.Equal(0, Environment.ExitCode);
        Assert.Null(Environment.GetEnvironmentVariable("PULUMI_MONITOR"));
    }
}
