using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace K3sPulumi.Internal.AirGap;

/// <summary>An archive of artifacts, unpacked once into a directory of the current user, which later previews read.</summary>
internal static class AirGapArchive
{
    /// <summary>Written last: an interrupted extraction does not look complete.</summary>
    private const string Done = ".k3spulumi-whole";

    /// <returns>The directory; meaningless if there is a problem.</returns>
    public static string Unpack(string archive, out string? problem)
    {
        var folder = FolderFor(archive);
        problem = null;
        if (File.Exists(Path.Combine(folder, Done)))
            return folder;
        try
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
            Directory.CreateDirectory(folder);
            UnpackTo(folder, archive);
            File.WriteAllText(Path.Combine(folder, Done), "");
        }
        catch (Exception found) when (
            found is IOException or InvalidDataException or UnauthorizedAccessException or NotSupportedException)
        {
            problem = $"cannot be unpacked ({found.Message.TrimEnd('.')}); use a directory, or a .tar, .tar.gz, .tgz or .zip "
                + "archive of one.";
        }

        return folder;
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

    private static string FolderFor(string archive)
    {
        var file = new FileInfo(archive);
        var state = $"{file.FullName} {file.Length} {file.LastWriteTimeUtc.Ticks}";
        var home = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData,
            Environment.SpecialFolderOption.DoNotVerify);
        return Path.Combine(
            home.Length > 0 ? home : Path.GetTempPath(), "k3spulumi", "airgap",
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(state)))[..16]);
    }
}
