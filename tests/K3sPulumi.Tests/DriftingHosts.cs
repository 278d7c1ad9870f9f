using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Scripts;
using K3sPulumi.Internal.Drift;
using K3sPulumi.LocalEngine;

namespace K3sPulumi.Tests;

/// <summary>Clusters on hosts that are read by a stand-in, and what it says of them.</summary>
internal sealed class DriftingHosts
{
    public const string Stopped = "stopped", Right = "right", Disabled = "disabled";

    private readonly object _lock = new();

    public Dictionary<string, string?> Are { get; } = [];

    public List<string> Read { get; } = [];

    public Task<RunResult> UpAsync(string? drift, RunResult? before = null) => UpAsync(drift, before, null);

    public async Task<RunResult> PreviewAsync(string drift, RunResult before, Action<K3sClusterArgs>? adjust = null)
    {
        HostReader.StandIn = ReadAsync;
        return await Programs.PreviewAsync(Program(drift, adjust), before.Snapshot);
    }

    public async Task<RunResult> RunAsync(Engine engine, string drift, RunResult before)
    {
        HostReader.StandIn = ReadAsync;
        return await engine.RunAsync(Program(drift, null), before.Snapshot);
    }

    public Task<string> ReadAsync(SshSpec ssh, RemoteScript script)
    {
        var address = ssh.Address.Content!;
        Assert.Equal($"pass-of-{address}", ssh.Password.Content.Value);
        lock (_lock)
            Read.Add(address);
        var state = Are.GetValueOrDefault(address, Right) ?? throw new HostReadException("it did not answer within 20 s");
        return Task.FromResult($"""

            ===== k3spulumi facts
            installed yes
            stamp {(script.Stdin.Value.Contains("v1.37.0", StringComparison.Ordinal) ? "other" : "same")}
            state {(state == Stopped ? "inactive" : "active")}
            enabled yes
            {(state == Disabled ? "disabled haproxy" : "")}

            ===== k3spulumi end

            """.Replace("\r", "", StringComparison.Ordinal));
    }

    private async Task<RunResult> UpAsync(string? drift, RunResult? before, Action<K3sClusterArgs>? adjust)
    {
        HostReader.StandIn = ReadAsync;
        return await Programs.UpAsync(Program(drift, adjust), before?.Snapshot);
    }

    private static Func<Task<int>> Program(string? drift, Action<K3sClusterArgs>? adjust) => Programs.Stack(() =>
    {
        var args = Programs.Ssh();
        if (drift is not null)
            args.Drift = drift;
        adjust?.Invoke(args);
        return args;
    });
}
