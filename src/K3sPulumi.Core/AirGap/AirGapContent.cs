using K3sPulumi.Core.Validation;

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

/// <summary>The request for a node's artifacts.</summary>
internal sealed record AirGapSpec
{
    /// <summary>Set by the user; otherwise that of the node, or the only one in the directory.</summary>
    public string? Architecture { get; init; }

    public Value<AirGapContent> Content { get; init; }

    /// <summary>Set for the whole cluster, so that problems are reported once.</summary>
    public bool IsShared { get; init; }

    /// <summary>The architecture of the node, from the arguments and the files in the directory.</summary>
    public static Architecture? ArchitectureOf(string? word, IEnumerable<string> files, out string? problem)
    {
        problem = null;
        if (word is not null)
            return AirGap.Architecture.TryParse(word, out problem);
        var found = AirGapArtifacts.ArchitecturesOf(files).ToList();
        problem = found.Count switch
        {
            1 => null,
            0 => "is missing, and no artifact has an architecture in its name; set it to amd64, arm64 or arm.",
            _ => $"is missing, and the directory has artifacts for {string.Join(" and ", found)}; set the architecture of this "
                + "node.",
        };
        return found.Count == 1 ? found[0] : null;
    }
}
