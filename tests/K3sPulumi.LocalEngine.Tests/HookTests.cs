using System.Collections.Concurrent;
using Pulumi;
using Pulumi.Command.Local;

namespace K3sPulumi.LocalEngine.Tests;

/// <summary>Hooks around the steps of a resource.</summary>
public sealed class HookTests
{
    private readonly ConcurrentQueue<string> _called = new();

    [Fact]
    public async Task HooksSeeWhatWasAndWhatIs()
    {
        await using var engine = Engine.Mock(_ => MockAnswer.Stdout("out"));

        var first = await engine.RunAsync(Stack("one"));
        var second = await engine.RunAsync(Stack("two"), first.Snapshot);
        await engine.RunAsync(Stack("two"), second.Snapshot);

        Assert.Equal(["before  -> one", "after  -> one: out", "before one -> two", "after one -> two: out"], _called);
        Assert.Contains(first.Diagnostics, diagnostic => diagnostic.Message == "seen");
    }

    [Fact]
    public async Task APreviewRunsOnlyTheHooksThatAskForIt()
    {
        await using var engine = Engine.Mock();
        var first = await engine.RunAsync(Stack("one"));
        _called.Clear();
        await using var preview = Engine.Preview();

        await preview.RunAsync(Stack("two"), first.Snapshot);

        Assert.Equal(["before one -> two"], _called);
    }

    [Fact]
    public async Task AHookThatFailsBeforeAStepStopsIt()
    {
        await using var engine = Engine.Mock();
        var first = await engine.RunAsync(Stack("one"));
        await using var preview = Engine.Preview();

        var result = await preview.RunAsync(Stack("forbidden"), first.Snapshot);
        var run = await engine.RunAsync(Stack("forbidden"), first.Snapshot);

        const string message = "before hook \"before\" failed: rpc error: code = Unknown desc = not that";
        Assert.Equal([$"Preview failed: {message}"], result.Errors.Select(error => error.Message));
        Assert.Equal([message], run.Errors.Select(error => error.Message));
        Assert.Empty(run.Operations);
        Assert.NotEqual(0, run.ExitCode);
    }

    [Fact]
    public async Task AFailureThatIsIgnoredIsAWarningOfTheMoment()
    {
        await using var engine = Engine.Mock();

        var result = await engine.RunAsync(() => Deployment.RunAsync(() =>
        {
            var hook = new ResourceHook(
                "check", (_, _) => throw new InvalidOperationException("odd"), new() { IgnoreErrors = true });
            _ = new Command("c", new() { Create = "true" }, new() { Hooks = { BeforeCreate = { hook } } });
        }));

        Assert.Equal(
            ["BeforeCreate hook \"check\" failed: rpc error: code = Unknown desc = odd"],
            result.Warnings.Select(warning => warning.Message));
        Assert.Empty(result.Errors);
    }

    [Fact]
    public async Task ASecretReachesAHookAsAnOutput()
    {
        await using var engine = Engine.Mock();
        object? seen = null;

        await engine.RunAsync(() => Deployment.RunAsync(() =>
        {
            var hook = new ResourceHook("look", (args, _) => Task.FromResult(seen = args.NewInputs!["stdin"]));
            _ = new Command("c", new() { Stdin = Output.CreateSecret("word") }, new() { Hooks = { BeforeCreate = { hook } } });
        }));

        Assert.True(await Output.IsSecretAsync(Assert.IsType<Output<object?>>(seen)));
    }

    private Func<Task<int>> Stack(string text) => () => Deployment.RunAsync(() =>
    {
        var before = new ResourceHook("before", (args, _) =>
        {
            _called.Enqueue($"before {args.OldInputs?["create"]} -> {args.NewInputs!["create"]}");
            Log.Info("seen");
            return (string)args.NewInputs["create"]! == "forbidden"
                ? throw new InvalidOperationException("not that") : Task.CompletedTask;
        }, new() { OnDryRun = true });
        var after = new ResourceHook("after", (args, _) =>
        {
            _called.Enqueue($"after {args.OldInputs?["create"]} -> {args.NewInputs!["create"]}: {args.NewOutputs!["stdout"]}");
            return Task.CompletedTask;
        });
        _ = new Command("c", new() { Create = text }, new()
        {
            Hooks = new()
            {
                BeforeCreate = { before },
                BeforeUpdate = { before },
                AfterCreate = { after },
                AfterUpdate = { after }
            },
        });
    });
}
