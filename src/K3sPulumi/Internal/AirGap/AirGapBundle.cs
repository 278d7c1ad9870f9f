using System.Collections.Concurrent;
using System.Security.Cryptography;
using K3sPulumi.Core.AirGap;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Internal.AirGap;

/// <summary>
/// A directory of artifacts on this machine. Its listing is known while the program runs; its checksums are computed later, once
/// for all nodes that need them.
/// </summary>
internal sealed class AirGapBundle
{
    private const int ProgramHeader = 20;
    private const long LargestText = 1 << 20;

    private static readonly ConcurrentDictionary<string, AirGapBundle> Open = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, Lazy<Task<AirGapFile>>> _read = new(StringComparer.Ordinal);
    private readonly string? _problem;

    private AirGapBundle(string folder, string? problem)
    {
        (Folder, _problem) = (folder, problem);
        Names = problem is null
            ? [.. Directory.EnumerateFiles(folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)] : [];
    }

    /// <summary>Its full path.</summary>
    public string Folder { get; }

    public IReadOnlyList<string> Names { get; }

    /// <param name="path">As written by the user: a directory or an archive.</param>
    public static AirGapBundle At(string? path)
    {
        path ??= "";
        var full = Path.GetFullPath(path.Length == 0 ? "." : path);
        var bundle = new Func<AirGapBundle>(() => path.Length > 0 && Directory.Exists(full) ? new(full, null)
            : path.Length == 0 || !File.Exists(full)
                ? new(full, $"{Quote.Value(path)} is neither a directory nor an archive; create one with make airgap.")
            : FromArchive(full, path));
        return Open.AddOrUpdate(path.Length == 0 ? "" : Key(full), _ =>
            bundle(), (_, known) => known._problem is null ? known : bundle());
    }

    /// <summary>The path of a file in it.</summary>
    public string PathOf(string name) => Path.Combine(Folder, name);

    /// <summary>The artifacts for a node of this architecture; without an architecture, those that are certain.</summary>
    public async Task<AirGapContent> ReadAsync(string? architecture)
    {
        if (_problem is not null)
            return AirGapContent.Unreadable(_problem);
        try
        {
            var needed = AirGapSpec.ArchitectureOf(architecture, Names, out _) is { } known
                ? AirGapArtifacts.NeededOf(known, Names).ToHashSet(StringComparer.Ordinal)
                : [];
            var files = await Task.WhenAll(Names.Select(name => needed.Contains(name)
                ? FileAsync(name) : Task.FromResult(Unread(name)))).ConfigureAwait(false);
            var texts = needed.Where(IsText)
                .ToDictionary(name => name, name => File.ReadAllText(PathOf(name)), StringComparer.Ordinal);
            return new AirGapContent(files, texts);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return AirGapContent.Unreadable($"cannot be read ({problem.Message.TrimEnd('.')}); check its permissions.");
        }
    }

    private static AirGapBundle FromArchive(string full, string path)
    {
        var folder = AirGapArchive.Unpack(full, out var problem);
        return new(folder, problem is null ? null : $"{Quote.Value(path)} {problem}");
    }

    private Task<AirGapFile> FileAsync(string name) => _read.GetOrAdd(name, _ => new(() => Task.Run(() => Read(name)))).Value;

    private AirGapFile Read(string name)
    {
        using var stream = new FileStream(PathOf(name), FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 20,
            FileOptions.SequentialScan);
        var header = new byte[ProgramHeader];
        var length = stream.ReadAtLeast(header, ProgramHeader, throwOnEndOfStream: false);
        stream.Position = 0;
        return new(name, stream.Length, Convert.ToHexStringLower(SHA256.HashData(stream)),
            Architecture.OfProgram(header.AsSpan(0, length)));
    }

    private AirGapFile Unread(string name) => new(name, new FileInfo(PathOf(name)).Length, "");

    private bool IsText(string name) =>
        (name.EndsWith(".txt", StringComparison.Ordinal) || name.EndsWith(".yaml", StringComparison.Ordinal))
        && new FileInfo(PathOf(name)).Length <= LargestText;

    /// <summary>Only changed files are read again.</summary>
    private static string Key(string full) => Directory.Exists(full)
        ? string.Join('\n', new DirectoryInfo(full).EnumerateFiles()
            .Select(file => $"{file.Name} {file.Length} {file.LastWriteTimeUtc.Ticks}").Prepend(full))
        : File.Exists(full) ? $"{full} {new FileInfo(full).Length} {File.GetLastWriteTimeUtc(full).Ticks}"
        : full;
}
