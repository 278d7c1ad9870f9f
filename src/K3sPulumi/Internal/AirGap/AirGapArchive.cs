using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using K3sPulumi.Internal.Scripts;

namespace K3sPulumi.Internal.AirGap;

/// <summary>An archive of artifacts, unpacked once into a directory of the current user, which later previews read.</summary>
internal static class AirGapArchive
{
    private static readonly TimeSpan Abandoned = TimeSpan.FromDays(1);

    /// <returns>The directory; meaningless if there is a problem.</returns>
    public static string Unpack(string archive, out string? problem) => Unpack(archive, UserFolder.Of("artifacts"), out problem);

    /// <summary>The same in another folder.</summary>
    public static string Unpack(string archive, string root, out string? problem)
    {
        var folder = Path.Combine(root, NameFor(archive));
        problem = null;
        if (Directory.Exists(folder))
            return folder;
        try
        {
            Fill(folder, archive);
        }
        catch (Exception found) when (
            found is IOException or InvalidDataException or UnauthorizedAccessException or NotSupportedException)
        {
            problem = $"cannot be unpacked ({found.Message.TrimEnd('.')}); use a directory, or a .tar, .tar.gz, .tgz or .zip "
                + "archive of one.";
        }

        return folder;
    }

    /// <summary>
    /// Programs that run at the same time fill a directory each, and the first one is taken: a directory of this name is whole.
    /// </summary>
    private static void Fill(string folder, string archive)
    {
        var all = Directory.CreateDirectory(Path.GetDirectoryName(folder)!);
        foreach (var old in all.EnumerateDirectories("*.part").Where(old => old.LastWriteTimeUtc < DateTime.UtcNow - Abandoned))
            Delete(old.FullName);
        var part = $"{folder}.{Guid.NewGuid():N}.part";
        Directory.CreateDirectory(part);
        try
        {
            UnpackTo(part, archive);
            Take(part, folder);
        }
        finally
        {
            Delete(part);
        }
    }

    private static void Take(string part, string folder)
    {
        try
        {
            Directory.Move(part, folder);
        }
        catch (IOException) when (Directory.Exists(folder))
        {
            // Another program was first.
        }
    }

    private static void Delete(string part)
    {
        try
        {
            if (Directory.Exists(part))
                Directory.Delete(part, recursive: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The next day's program tries again.
        }
    }

    private static void UnpackTo(string folder, string archive)
    {
        using var stream = File.OpenRead(archive);
        if (archive.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
            UnpackZip(folder, stream);
        else if (archive.EndsWith(".tar", StringComparison.OrdinalIgnoreCase))
            UnpackTar(folder, stream);
        else if (archive.EndsWith(".tar.gz", StringComparison.OrdinalIgnoreCase)
            || archive.EndsWith(".tgz", StringComparison.OrdinalIgnoreCase))
            UnpackGzip(folder, stream);
        else
            throw new NotSupportedException("unknown kind of archive");
    }

    private static void UnpackGzip(string folder, Stream stream)
    {
        using var plain = new GZipStream(stream, CompressionMode.Decompress);
        UnpackTar(folder, plain);
    }

    /// <summary>Only regular files, by their file names: directories, links and paths outside the archive are ignored.</summary>
    private static void UnpackTar(string folder, Stream stream)
    {
        using var reader = new TarReader(stream);
        while (reader.GetNextEntry() is { } entry)
        {
            if (entry.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile && NameOf(entry.Name) is { } name)
                entry.ExtractToFile(Path.Combine(folder, name), overwrite: true);
        }
    }

    private static void UnpackZip(string folder, Stream stream)
    {
        using var zip = new ZipArchive(stream, ZipArchiveMode.Read);
        foreach (var entry in zip.Entries)
        {
            if (NameOf(entry.FullName) is { } name)
                entry.ExtractToFile(Path.Combine(folder, name), overwrite: true);
        }
    }

    private static string? NameOf(string path) => path.Split('/', '\\')[^1] is { Length: > 0 } name && name[0] != '.'
        ? name : null;

    private static string NameFor(string archive)
    {
        var file = new FileInfo(archive);
        var state = $"{file.FullName} {file.Length} {file.LastWriteTimeUtc.Ticks}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(state)))[..16];
    }
}
