using System.Text.Json;
using K3sPulumi.Core.Drift;
using K3sPulumi.Core.Scripts;
using K3sPulumi.Internal.Drift;
using K3sPulumi.LocalEngine;

namespace K3sPulumi.Tests;

/// <summary>Clusters in Docker whose engine is a stand-in, and what it says of their containers.</summary>
internal sealed class DriftingContainers
{
    private readonly object _lock = new();

    /// <summary>The state of a container, or "edited", "deleted", "foreign"; null: the engine does not answer.</summary>
    public Dictionary<string, string?> Are { get; } = [];

    public List<string> Read { get; } = [];

    public async Task<RunResult> UpAsync(string? drift, RunResult? before = null, Action<K3sClusterArgs>? adjust = null)
    {
        EngineReader.StandIn = ReadAsync;
        return await Programs.UpAsync(Program(drift, adjust), before?.Snapshot);
    }

    public async Task<RunResult> PreviewAsync(string drift, RunResult before, Action<K3sClusterArgs>? adjust = null)
    {
        EngineReader.StandIn = ReadAsync;
        return await Programs.PreviewAsync(Program(drift, adjust), before.Snapshot);
    }

    public Task<string> ReadAsync(string? engine, ContainerAsked asked)
    {
        lock (_lock)
            Read.Add(asked.Name);
        var state = Are.GetValueOrDefault(asked.Name, "running")
            ?? throw new HostReadException("its engine did not answer within 20 s");
        if (state == "deleted")
            return Task.FromResult(ContainerQuestions.Facts(null, ""));
        var isRight = state is "edited" or "running";
        var labels = state == "foreign" ? new Dictionary<string, string>() : asked.Labels;
        var inspected = $"{(isRight || state == "foreign" ? "running" : state)} unless-stopped {asked.Image}\n"
            + JsonSerializer.Serialize(labels);
        var files = asked.Files.Select(file => $"file {file.Mode} {(state == "edited" && file.Path.EndsWith(
            "config.yaml", StringComparison.Ordinal) ? "other" : Digest.Of(file.Content.Value))} {file.Path}");
        return Task.FromResult(ContainerQuestions.Facts(inspected, isRight
            ? $"\n===== k3spulumi facts\n{string.Join('\n', files)}\n===== k3spulumi end\n" : ""));
    }

    private static Func<Task<int>> Program(string? drift, Action<K3sClusterArgs>? adjust) => Programs.Stack(() =>
    {
        var args = Programs.Docker();
        if (drift is not null)
            args.Drift = drift;
        adjust?.Invoke(args);
        return args;
    });
}
