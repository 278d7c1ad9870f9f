using System.Formats.Tar;
using K3sPulumi.Internal.AirGap;

namespace K3sPulumi.Tests;

/// <summary>Archives of artifacts, in a folder of the current user.</summary>
public sealed class AirGapArchiveTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("k3spulumi-archive-").FullName;

    private string Root => Path.Combine(_folder, "root");

    public void Dispose() => Child.Delete(_folder);

    [Fact]
    public void ManyAtOnceUnpackTheSameArchive()
    {
        var archive = Archive();

        Parallel.For(0, 20, _ =>
        {
            var folder = Unpack(archive, out var problem);
            Assert.Null(problem);
            Assert.Equal(200, Directory.GetFiles(folder).Length);
        });

        Assert.Single(Directory.GetDirectories(Root));
    }

    [Fact]
    public void WhatCannotBeUnpackedLeavesNothing()
    {
        var archive = Path.Combine(_folder, "artifacts.tar.gz");
        File.WriteAllText(archive, "rubbish");

        var folder = Unpack(archive, out var problem);

        Assert.StartsWith("cannot be unpacked (", problem, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder));
        Assert.Empty(Directory.GetDirectories(Root));
    }

    private string Unpack(string archive, out string? problem) => AirGapArchive.Unpack(archive, Root, out problem);

    private string Archive()
    {
        var (files, archive) = (Path.Combine(_folder, "files"), Path.Combine(_folder, "artifacts.tar"));
        Directory.CreateDirectory(files);
        for (var number = 0; number < 200; number++)
            File.WriteAllText(Path.Combine(files, $"file-{number}"), "text");
        TarFile.CreateFromDirectory(files, archive, includeBaseDirectory: false);
        return archive;
    }
}
