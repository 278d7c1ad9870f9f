using System.Collections.Concurrent;
using System.Diagnostics;
using K3sPulumi.LocalEngine.Running;
using K3sPulumi.Wire;

namespace K3sPulumi.LocalEngine.Server;

/// <summary>
/// The component providers of a run: each is started once, in the program's directory, when a component needs it.
/// </summary>
internal sealed class Plugins(RunOptions options, Action<Diagnostic> report) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<Task<GrpcClient>>> _clients = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<Process> _processes = [];

    /// <summary>Where the providers find the engine.</summary>
    public string EngineAddress { get; set; } = "";

    public Task<GrpcClient> OfAsync(string package) =>
        _clients.GetOrAdd(package, name => new(() => StartAsync(name))).Value;

    public async Task<string> SchemaAsync(string package) => (await (await OfAsync(package)).CallAsync(
        GrpcMethods.GetSchema, new GetSchemaRequest(), GetSchemaResponse.Parser)).Schema;

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients.Values.Where(client => client.IsValueCreated && client.Value.IsCompletedSuccessfully))
            (await client.Value).Dispose();
        foreach (var process in _processes)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            process.Dispose();
        }
    }

    private async Task<GrpcClient> StartAsync(string package)
    {
        if (!options.Plugins.TryGetValue(package, out var command))
            throw new GrpcException(GrpcStatus.Unknown, $"no resource plugin 'pulumi-resource-{package}' found");
        var start = new ProcessStartInfo(command[0], [.. command.Skip(1), EngineAddress])
        {
            WorkingDirectory = options.AssetDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start)!;
        _processes.Add(process);
        var firstLine = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        process.ErrorDataReceived += (_, line) => Show(line.Data);
        process.OutputDataReceived += (_, line) =>
        {
            if (!firstLine.TrySetResult(line.Data))
                Show(line.Data);
        };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        var port = await firstLine.Task
            ?? throw new GrpcException(GrpcStatus.Unknown, $"the resource plugin '{package}' ended before it printed its port");
        var client = new GrpcClient($"127.0.0.1:{port}");
        await client.CallAsync(GrpcMethods.Configure,
            new ConfigureRequest { AcceptSecrets = true, AcceptResources = true, Args = new() }, ConfigureResponse.Parser);
        return client;

        void Show(string? line)
        {
            if (!string.IsNullOrEmpty(line))
                report(new(Severity.Info, line, ""));
        }
    }
}
