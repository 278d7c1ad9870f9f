using K3sPulumi.Core.Versions;

namespace K3sPulumi.Core.AirGap;

/// <summary>The release files that an installation without internet needs, for one version and architecture.</summary>
internal sealed record AirGapArtifacts(K3sVersion Version, Architecture Architecture)
{
    public const string Installer = "install.sh";

    /// <summary>Compression formats of the images archive, in order of preference; K3s reads these and a few more.</summary>
    public static readonly IReadOnlyList<string> ImageEndings = [".tar.zst", ".tar.gz", ".tar"];

    public string Binary => Architecture.Binary;

    public string ChecksumFile => $"sha256sum-{Architecture.Name}.txt";

    /// <summary>Per architecture, so that several can share a directory.</summary>
    public string Manifest => $"manifest-{Architecture.Name}.yaml";

    /// <summary>The possible names of the images archive, in order of preference.</summary>
    public IReadOnlyList<string> ImageArchives =>
        [.. ImageEndings.Select(ending => $"k3s-airgap-images-{Architecture.Name}{ending}")];

    /// <summary>URL of a release file; mirrors use the same layout under another URL.</summary>
    public string UrlOf(string file, string releaseUrl = Releases.Url) => $"{releaseUrl.TrimEnd('/')}/{Version.UrlForm}/{file}";

    /// <summary>The installer is in the repository, under the version's tag; it is not a release file.</summary>
    public string InstallerUrl => $"{Releases.InstallerUrl}/{Version.UrlForm}/{Installer}";

    /// <summary>Archives of the user's own images, which K3s also loads.</summary>
    public static bool IsMoreImages(string name) => !name.StartsWith("k3s-airgap-images-", StringComparison.Ordinal)
        && new[] { ".tar", ".tar.gz", ".tgz", ".tar.zst", ".tzst", ".tar.bz2", ".tar.lz4" }.Any(ending =>
            name.EndsWith(ending, StringComparison.Ordinal));

    public static bool IsPackage(string name) => name.EndsWith(".rpm", StringComparison.Ordinal);

    /// <summary>The architectures of the checksum files or binaries among these files.</summary>
    public static IEnumerable<Architecture> ArchitecturesOf(IEnumerable<string> files)
    {
        var names = files.ToHashSet(StringComparer.Ordinal);
        return Architecture.All.Where(architecture => names.Contains(architecture.Binary)
            || names.Contains($"sha256sum-{architecture.Name}.txt"));
    }

    /// <summary>The files of a directory that are relevant to a node of this architecture.</summary>
    public static IEnumerable<string> NeededOf(Architecture architecture, IEnumerable<string> files)
    {
        var artifacts = new AirGapArtifacts(null!, architecture);
        var images = artifacts.ImageArchives.FirstOrDefault(files.Contains);
        return files.Where(name => name == artifacts.Binary || name == artifacts.ChecksumFile || name == Installer
            || name == artifacts.Manifest
            || name == images || IsMoreImages(name) || IsPackage(name));
    }

    /// <summary>The architecture of a file, if its name contains it.</summary>
    public static Architecture? OwnerOf(string file) => Architecture.All.FirstOrDefault(architecture =>
        (file == architecture.Binary && architecture != Architecture.Amd64)
        || file == $"sha256sum-{architecture.Name}.txt"
        || file.StartsWith($"k3s-airgap-images-{architecture.Name}.", StringComparison.Ordinal));
}
