using System.Collections.Immutable;

namespace Pulumi;

public sealed partial class Deployment
{
    public static Task<int> RunAsync(Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        return RunAsync(() =>
        {
            action();
            return NoOutputs;
        });
    }

    public static Task<int> RunAsync(Func<IDictionary<string, object?>> func)
    {
        ArgumentNullException.ThrowIfNull(func);
        return RunAsync(() => Task.FromResult(func()));
    }

    public static Task<int> RunAsync(Func<Task> func)
    {
        ArgumentNullException.ThrowIfNull(func);
        return RunAsync(async () =>
        {
            await func().ConfigureAwait(false);
            return NoOutputs;
        });
    }

    public static Task<int> RunAsync(Func<Task<IDictionary<string, object?>>> func, StackOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(func);
        return RunOnEngineAsync(() => new Stack(func, options));
    }

    public static Task<int> RunAsync<TStack>() where TStack : Stack, new() => RunOnEngineAsync(Make<TStack>);

    private static IDictionary<string, object?> NoOutputs => ImmutableDictionary<string, object?>.Empty;

    private static TStack Make<TStack>() where TStack : Stack, new()
    {
        var stack = new TStack();
        stack.RegisterPropertyOutputs();
        return stack;
    }

    /// <summary>Runs up to the program's first await before it returns, so the environment is read during the call.</summary>
    private static async Task<int> RunOnEngineAsync(Func<Stack> makeStack)
    {
        var (settings, monitor, engineAddress) = DeploymentSettings.FromEnvironment();
        var engine = new GrpcEngine(monitor, engineAddress);
        var exitCode = await new Deployment(settings, engine).RunAsync(makeStack).ConfigureAwait(false);

        // After a failure other registrations may be running, and the engine should finish them.
        if (exitCode == 0)
            await engine.DisposeAsync().ConfigureAwait(false);
        return exitCode;
    }

    private async Task<int> RunAsync(Func<Stack> makeStack)
    {
        Instance = new DeploymentInstance(this);
        try
        {
            _tasks.Add(makeStack().Exports.DataTask);
        }
        catch (Exception error)
        {
            return await ReportAsync([error]).ConfigureAwait(false);
        }
        var errors = await _tasks.WaitAsync().ConfigureAwait(false);
        if (errors.Length > 0)
            return await ReportAsync(errors).ConfigureAwait(false);
        if (Logger.LoggedErrors)
            return ExitCode.ErrorsLogged;
        try
        {
            await Engine.SignalAndWaitForShutdownAsync().ConfigureAwait(false);
            return ExitCode.Success;
        }
        catch (Exception error)
        {
            return await ReportAsync([error]).ConfigureAwait(false);
        }
    }
}
