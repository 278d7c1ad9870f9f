namespace K3sPulumi.Core.AirGap;

/// <summary>What the deploying machine found in the artifacts directory.</summary>
/// <param name="Files">All files; those that the node does not need have no checksum.</param>
/// <param name="Texts">Checksum file and manifest, by name.</param>
/// <param name="Problem">Why it cannot be read; null if it can.</param>
internal sealed record AirGapContent(IReadOnlyList<AirGapFile> Files, IReadOnlyDictionary<string, string> Texts,
    string? Problem = null)
{
    public static AirGapContent Unreadable(string problem) => new([], new Dictionary<string, string>(), problem);
}
