namespace K3sPulumi.Core.Versions;

/// <summary>Where K3s publishes what it releases.</summary>
internal static class Releases
{
    /// <summary>Of all files of all versions.</summary>
    public const string Url = "https://github.com/k3s-io/k3s/releases/download";

    /// <summary>Of the installer, which belongs to a version's tag and not to its files.</summary>
    public const string InstallerUrl = "https://raw.githubusercontent.com/k3s-io/k3s";
}
