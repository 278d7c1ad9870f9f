using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Nodes;
using K3sPulumi.LocalEngine.Operations;
using K3sPulumi.LocalEngine.Values;

namespace K3sPulumi.LocalEngine.Live;

/// <summary>The <c>docker</c> client, for the engine of a provider.</summary>
internal sealed class DockerCli : IDisposable
{
    private static readonly string[] Understood = ["host", "context", "sshOpts", "version", "disableDockerDaemonCheck"];

    private readonly Dictionary<string, string> _environment = new() { ["LC_ALL"] = "C" };
    private readonly string[] _options = [];
    private readonly string? _folder;
    private readonly CancellationToken _cancellation;

    public DockerCli(PropertyMap provider, CancellationToken cancellation)
    {
        _cancellation = cancellation;
        if (provider.Keys.Except(Understood).ToList() is { Count: > 0 } others)
            throw new OperationFailedException($"docker provider: {string.Join(", ", others)}: not carried out by this engine.");
        if (provider.Text("context") is { Length: > 0 } context)
            _options = ["--context", context];
        if (provider.Text("host") is { Length: > 0 } host)
            _environment["DOCKER_HOST"] = host;
        if (SshOptions(provider) is { Count: > 0 } options)
            _environment["PATH"] = $"{_folder = SshWith(options)}:{Environment.GetEnvironmentVariable("PATH")}";
    }

    public void Dispose()
    {
        if (_folder is not null)
            Directory.Delete(_folder, recursive: true);
    }

    /// <summary>docker's output; null if the object does not exist.</summary>
    public async Task<string?> TryAsync(params IEnumerable<string> arguments)
    {
        var ended = await StartAsync(arguments, _ => Task.CompletedTask, null);
        return ended.Succeeded ? ended.Stdout.Trim()
            : IsMissing(ended.Stderr) ? null
            : throw Failure(ended);
    }

    public Task<string> RunAsync(params IEnumerable<string> arguments) => RunAsync(arguments, _ => Task.CompletedTask, null);

    /// <param name="arguments">one string each</param>
    /// <param name="feed">writes the standard input</param>
    /// <param name="environment">values that arguments refer to but must not contain</param>
    public async Task<string> RunAsync(
        IEnumerable<string> arguments, Func<Stream, Task> feed, IReadOnlyDictionary<string, string>? environment)
    {
        var ended = await StartAsync(arguments, feed, environment);
        return ended.Succeeded ? ended.Stdout.Trim() : throw Failure(ended);
    }

    /// <summary>The engine's description of an object; null if it does not exist.</summary>
    public async Task<JsonNode?> InspectAsync(string kind, string name) =>
        await TryAsync(kind, "inspect", name) is { } text ? JsonNode.Parse(text)?[0] : null;

    private async Task<Ended> StartAsync(
        IEnumerable<string> arguments, Func<Stream, Task> feed, IReadOnlyDictionary<string, string>? environment)
    {
        var all = new Dictionary<string, string>(_environment);
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            all[name] = value;
        try
        {
            return await Processes.RunAsync("docker", [.. _options, .. arguments], feed, all, null, _cancellation);
        }
        catch (Win32Exception)
        {
            throw new OperationFailedException("There is no `docker` on this machine; install the Docker client.");
        }
    }

    private static bool IsMissing(string error) => error.Contains("No such", StringComparison.OrdinalIgnoreCase)
        || error.Contains("not found", StringComparison.OrdinalIgnoreCase);

    private static OperationFailedException Failure(Ended ended) => new($"docker: {ended.Stderr.Trim()}");

    // The provider sends lists as JSON text.
    private static IReadOnlyList<string> SshOptions(PropertyMap provider) => provider.Text("sshOpts") is { Length: > 0 } json
        ? JsonSerializer.Deserialize<string[]>(json) ?? []
        : provider.Texts("sshOpts");

    /// <summary>docker starts the first ssh on the path and has no option for its arguments.</summary>
    private static string SshWith(IReadOnlyList<string> options)
    {
        var folder = Directory.CreateTempSubdirectory("k3s-docker-").FullName;
        var ssh = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
            .Select(path => Path.Combine(path, "ssh")).FirstOrDefault(File.Exists);
        var quoted = options.Select(option => $"'{option.Replace("'", "'\\''", StringComparison.Ordinal)}'");
        var path = Path.Combine(folder, "ssh");
        File.WriteAllText(path, $"#!/bin/sh\nexec {ssh ?? "/usr/bin/ssh"} {string.Join(' ', quoted)} \"$@\"\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return folder;
    }
}
