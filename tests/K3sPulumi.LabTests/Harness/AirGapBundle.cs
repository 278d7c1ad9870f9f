namespace K3sPulumi.LabTests.Harness;

/// <summary>Artifacts of the stand-in's releases, fetched by <c>make airgap</c> as a user would.</summary>
public sealed class AirGapBundle : IDisposable
{
    private readonly string _releases = Directory.CreateTempSubdirectory("k3spulumi-releases-").FullName;

    public AirGapBundle(LabArtifacts artifacts, string version, string architecture = "amd64")
    {
        artifacts.CopyTo(_releases);
        Fetch(version, architecture);
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("k3spulumi-bundle-").FullName;

    public string At(string file) => Path.Combine(Folder, file);

    public long Bytes =>
        new DirectoryInfo(Folder).EnumerateFiles()
            .Where(file => !file.Name.StartsWith("manifest", StringComparison.Ordinal) && file.Name != "k3s-images.txt")
        .Sum(file => file.Length);

    /// <summary>Adds another version or architecture.</summary>
    public AirGapBundle Fetch(string version, string architecture = "amd64")
    {
        Command.Run("env", [$"K3S_RELEASES=file://{_releases}", $"K3S_INSTALLER=file://{_releases}/install.sh",
            Path.Combine(Repository.Root, "scripts", "airgap"), version, architecture, Folder]).Ok();
        return this;
    }

    /// <summary>A sparse file of this size.</summary>
    public AirGapBundle With(string file, long bytes)
    {
        using var stream = File.Create(At(file));
        stream.SetLength(bytes);
        return this;
    }

    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        Directory.Delete(_releases, recursive: true);
    }
}
