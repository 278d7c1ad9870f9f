using K3sPulumi.LocalEngine.Live;
using K3sPulumi.LocalEngine.Operations;
using K3sPulumi.LocalEngine.Running;
using K3sPulumi.LocalEngine.Server;
using K3sPulumi.LocalEngine.State;
using K3sPulumi.Wire;

namespace K3sPulumi.LocalEngine;

/// <summary>
/// A small engine for previews and tests. It speaks the engine protocol to a program, plans by the providers' rules and either
/// invents results or carries out operations. It does not replace Pulumi: it has no refresh (but see
/// <see cref="Rules.DockerRefresh"/>), import, policies or other backends.
/// </summary>
public sealed class Engine : IAsyncDisposable
{
    private readonly IOperations _operations;

    private Engine(IOperations operations) => _operations = operations;

    /// <summary>Shows what an update would do; values that only an update produces are unknown.</summary>
    /// <param name="directory">the program's directory: functions run there; null: the current one</param>
    public static Engine Preview(string? directory = null) =>
        new(new PreviewOperations(new LiveOperations(directory ?? Environment.CurrentDirectory, new Dictionary<string, string>())
            .InvokeAsync));

    /// <summary>
    /// Invents results instead of changing anything: to test what a program registers and how a change affects it.
    /// </summary>
    /// <param name="answer">may answer an operation, or let it fail; null: all results are invented</param>
    public static Engine Mock(Func<MockCall, MockAnswer?>? answer = null) => new(new MockOperations(answer ?? (_ => null)));

    /// <summary>Carries operations out for real, on this machine, over ssh and on Docker engines.</summary>
    /// <param name="directory">the program's directory: local commands run there; null: the current one</param>
    /// <param name="images">images and their replacements: a test runs a program unchanged on its own image</param>
    public static Engine Live(string? directory = null, IReadOnlyDictionary<string, string>? images = null) =>
        new(new LiveOperations(directory ?? Environment.CurrentDirectory, images ?? new Dictionary<string, string>()));

    /// <summary>Runs a program whose synchronous part calls <c>Deployment.RunAsync</c>.</summary>
    /// <param name="program">the program; it ends with its exit code</param>
    /// <param name="previous">the state to start from; null: an empty one</param>
    /// <param name="options">names and configuration</param>
    /// <param name="cancellation">ends waiting operations</param>
    public Task<RunResult> RunAsync(
        Func<Task<int>> program, Snapshot? previous = null, RunOptions? options = null,
        CancellationToken cancellation = default) =>
        RunProgramAsync(environment => InProcess.RunAsync(program, environment), previous, options ?? new(), cancellation);

    /// <summary>Deletes everything in the state, without running a program.</summary>
    public async Task<RunResult> DestroyAsync(Snapshot previous, RunOptions? options = null,
        CancellationToken cancellation = default)
    {
        options ??= new();
        var state = StateOf(previous, options);
        using var journal = new Journal(_operations, options, state.Report);
        await new Deletions(state, _operations, journal, cancellation).RunAsync();
        return Result(state, journal, previous, exitCode: 0);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    internal async Task<RunResult> RunProgramAsync(
        Func<IReadOnlyDictionary<string, string?>, Task<int>> program, Snapshot? previous, RunOptions options,
        CancellationToken cancellation)
    {
        previous ??= Snapshot.Empty;
        var state = StateOf(previous, options);
        using var journal = new Journal(_operations, options, state.Report);
        var deletions = new Deletions(state, _operations, journal, cancellation);
        using var hooks = new Hooks(state, _operations.IsPreview, cancellation);
        var registrar = new Registrar(state, _operations, journal, deletions, hooks, new(options.AssetDirectory), cancellation);
        await using var plugins = new Plugins(options, state.Report);
        var components = new RemoteComponents(state, plugins, options, _operations);
        using var monitor = new MonitorService(state, registrar, hooks, _operations, options, components, cancellation);
        int exitCode;
        await using (var server = await GrpcServer.StartAsync(monitor.AnswerAsync))
        {
            plugins.EngineAddress = server.Address;
            exitCode = await program(ProgramEnvironment.For(options, server.Address, _operations.IsPreview));
            await monitor.DrainAsync();
        }
        if (exitCode == 0 && !state.Failed)
            await deletions.RunAsync();
        return Result(state, journal, previous, exitCode);
    }

    private RunState StateOf(Snapshot previous, RunOptions options)
    {
        var state = new RunState(options.Stack, options.Project, previous.Resources, _operations.IsPreview)
        {
            ContinueOnError = options.ContinueOnError,
        };
        if (options.Checkpoint is { } checkpoint && !_operations.IsPreview)
        {
            // One at a time, each with the latest values: an older state never overwrites a newer one.
            var gate = new Lock();
            state.Changed += () =>
            {
                lock (gate)
                    checkpoint(new(state.Current));
            };
        }
        return state;
    }

    private RunResult Result(RunState state, Journal journal, Snapshot previous, int exitCode) => new()
    {
        ExitCode = exitCode != 0 ? exitCode : state.Failed ? 255 : 0,
        Steps = state.Steps,
        Skipped = state.Skipped,
        Resources = state.Registered,
        Diagnostics = state.Diagnostics,
        Operations = journal.Records,
        Snapshot = _operations.IsPreview ? previous : new(state.Current),
    };
}
