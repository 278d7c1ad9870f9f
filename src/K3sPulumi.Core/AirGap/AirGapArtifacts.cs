using K3sPulumi.Core.Versions;

namespace K3sPulumi.Core.AirGap;

/// <summary>The release files that an installation without internet needs, for one version and architecture.</summary>
internal sealed record AirGapArtifacts(K3sVersion Version, Architecture Architecture)
{
    public const string Installer = "install.sh";

    /// <summary>What the images' archive may be packed with, best first; K3s reads these and a few more.</summary>
    public static readonly IReadOnlyList<string> ImageEndings = [".tar.zst", ".tar.gz", ".tar"];

    public string Binary => Architecture.Binary;

    public string ChecksumFile => $"sha256sum-{Architecture.Name}.txt";

    /// <summary>One for each architecture, so that several can share a directory.</summary>
    public string Manifest => $"manifest-{Architecture.Name}.yaml";

    /// <summary>The images' archive under each of its names, best first.</summary>
    public IReadOnlyList<string> ImageArchives =>
        [.. ImageEndings.Select(ending => $"k3s-airgap-images-{Architecture.Name}{ending}")];

    /// <summary>Where a release file is fetched from; mirrors keep the same layout below another address.</summary>
    public string UrlOf(string file, string releaseUrl = Releases.Url) => $"{releaseUrl.TrimEnd('/')}/{Version.UrlForm}/{file}";

    /// <summary>The installer belongs to the version's tag, not to the release's files.</summary>
    public string InstallerUrl => $"{Releases.InstallerUrl}/{Version.UrlForm}/{Installer}";

    /// <summary>Archives of the author's own images, for K3s to load as well.</summary>
    public static bool IsMoreImages(string name) => !name.StartsWith("k3s-airgap-images-", StringComparison.Ordinal)
        && new[] { ".tar", ".tar.gz", ".tgz", ".tar.zst", ".tzst", ".tar.bz2", ".tar.lz4" }.Any(ending =>
            name.EndsWith(ending, StringComparison.Ordinal));

    public static bool IsPackage(string name) => name.EndsWith(".rpm", StringComparison.Ordinal);

    /// <summary>Whose checksum files, or programs, are among these.</summary>
    public static IEnumerable<Architecture> ArchitecturesOf(IEnumerable<string> files)
    {
        var names = files.ToHashSet(StringComparer.Ordinal);
        return Architecture.All.Where(architecture => names.Contains(architecture.Binary)
            || names.Contains($"sha256sum-{architecture.Name}.txt"));
    }

    /// <summary>The files of a directory that a node of this architecture has to do with.</summary>
    public static IEnumerable<string> NeededOf(Architecture architecture, IEnumerable<string> files)
    {
        var artifacts = new AirGapArtifacts(null!, architecture);
        var images = artifacts.ImageArchives.FirstOrDefault(files.Contains);
        return files.Where(name => name == artifacts.Binary || name == artifacts.ChecksumFile || name == Installer
            || name == artifacts.Manifest
            || name == images || IsMoreImages(name) || IsPackage(name));
    }

    /// <summary>Whose file this is, when its name says so.</summary>
    public static Architecture? OwnerOf(string file) => Architecture.All.FirstOrDefault(architecture =>
        (file == architecture.Binary && architecture != Architecture.Amd64)
        || file == $"sha256sum-{architecture.Name}.txt"
        || file.StartsWith($"k3s-airgap-images-{architecture.Name}.", StringComparison.Ordinal));
}
