using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Configuration;

/// <summary>How K3s's own containerd stores layers of images (<c>snapshotter</c>).</summary>
internal static class Snapshotters
{
    public static readonly IReadOnlyList<string> All = ["overlayfs", "native", "fuse-overlayfs", "btrfs", "stargz", "nix"];

    public static string? Problem(string text) => AllowedValues.Problem(text, All);
}
