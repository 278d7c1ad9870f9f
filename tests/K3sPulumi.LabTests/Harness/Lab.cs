using System.Collections.Concurrent;
using System.Security.Cryptography;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.LabTests.Harness;

/// <summary>
/// The lab of one test run: a Docker daemon, images, and everything that was created with <see cref="Label"/> on it, which is
/// removed at the end (and leftovers of killed runs at the start).
/// </summary>
public sealed class Lab : IDisposable
{
    private const string Owner = "k3spulumi.lab.process";

    private readonly ConcurrentDictionary<string, string> _images = new();
    private readonly Lazy<string> _run;
    private readonly Lazy<KeyPair> _keys;
    private readonly Lazy<string> _keyFile;
    private readonly Lazy<string> _strangeCa;
    private int _counter;

    public Lab()
    {
        Running = this;
        _run = new(Begin);
        _keys = new(() => KeyPair.Generate(this));
        _strangeCa = new(() => Docker(["run", "--rm", .. Mark, Image("base"), "openssl", "req", "-x509", "-newkey", "rsa:2048",
            "-nodes", "-subj", "/CN=stranger", "-keyout", "/dev/null"]).Ok() + "\n");
        _keyFile = new(() => Keys.Save(Path.Combine(Directory.CreateTempSubdirectory("k3s-lab").FullName, "key")));
    }

    /// <summary>The lab of this process, once a test asked for it.</summary>
    public static Lab? Running { get; private set; }

    /// <summary>The label on everything that this run creates, for Docker's command line.</summary>
    public string Label => $"k3spulumi.lab={Run}";

    /// <summary>The key pair that every host of this run accepts.</summary>
    public KeyPair Keys => _keys.Value;

    /// <summary>The private key as a file of mode 0600.</summary>
    public string KeyFile => _keyFile.Value;

    /// <summary>A CA certificate that has signed nothing here.</summary>
    public string StrangeCa => _strangeCa.Value;

    private string Run => _run.Value;

    /// <summary>A name that is unique on this machine.</summary>
    public string Unique(string name) => $"lab-{Run}-{name}-{Interlocked.Increment(ref _counter)}";

    /// <summary>
    /// Docker's command line. What runs or creates a container has <see cref="Mark"/>: without it, another part of the lab would
    /// take the container for a leftover.
    /// </summary>
    public Result Docker(params string[] arguments)
    {
        _ = Run;
        return Command.Run("docker", arguments, limit: TimeSpan.FromMinutes(5));
    }

    /// <summary>Options that label what this run creates.</summary>
    public IReadOnlyList<string> Mark => ["--label", Label, "--label", $"{Owner}={Environment.ProcessId}"];

    /// <summary>The name of a lab image: <c>base</c>, <c>host</c>, <c>host-full</c>, or <c>k3s</c> with a version.</summary>
    public string Image(params string[] what)
    {
        _ = Run;
        return _images.GetOrAdd(string.Join(' ', what), _ =>
            Command.Run(Repository.Lab("images", "build.sh"), what, limit: TimeSpan.FromMinutes(20)).Ok().Split('\n')[^1]);
    }

    /// <summary>The K3s image that tests run: the one that K3S_IMAGE names, else the stand-in of that version.</summary>
    public string K3sImage(string version) =>
        Environment.GetEnvironmentVariable("K3S_IMAGE") is { Length: > 0 } real ? real : Image("k3s", version);

    /// <summary>
    /// Waits until <paramref name="reached"/> is true; otherwise the error names what it waited for.
    /// </summary>
    public static void WaitFor(string what, Func<bool> reached, int seconds = 60)
    {
        var patience = Patience.Of(seconds);
        var end = DateTime.UtcNow + patience;
        while (!reached())
        {
            if (DateTime.UtcNow > end)
                throw new TimeoutException($"waited {patience.TotalSeconds} s for {what}.");
            Thread.Sleep(250);
        }
    }

    /// <summary>Removes everything that this run created, except images.</summary>
    public void Clear()
    {
        if (_run.IsValueCreated)
            Remove($"label={Label}");
    }

    public void Dispose()
    {
        Clear();
        if (_keyFile.IsValueCreated)
            Directory.Delete(Path.GetDirectoryName(KeyFile)!, recursive: true);
    }

    private static string Begin()
    {
        Command.Run(Repository.Lab("docker.sh"), [], limit: TimeSpan.FromMinutes(20)).Ok();
        foreach (var owner in Listed("container", $"label={Owner}", $"{{{{.Label \"{Owner}\"}}}}").Distinct())
            if (!Directory.Exists($"/proc/{owner}"))
                Remove($"label={Owner}={owner}");
        return Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(3));
    }

    private static void Remove(string filter)
    {
        foreach (var (kind, options) in new[] { ("container", "-fv"), ("network", "-f"), ("volume", "-f") })
            if (Listed(kind, filter, kind == "volume" ? "{{.Name}}" : "{{.ID}}") is { Length: > 0 } found)
                Command.Run("docker", [kind, "rm", options, .. found]);
    }

    private static string[] Listed(string kind, string filter, string format) =>
        Command.Run("docker",
            [kind, "ls", .. kind == "container" ? ["-a"] : Array.Empty<string>(), "--filter", filter, "--format", format])
            .Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>One lab for all lab tests; they run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class LabRun : ICollectionFixture<Lab>
{
    public const string Name = "Lab";
}
