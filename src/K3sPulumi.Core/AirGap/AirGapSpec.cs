using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.AirGap;

/// <summary>The request for a node's artifacts.</summary>
internal sealed record AirGapSpec
{
    /// <summary>Set by the user; otherwise that of the node, or the only one in the directory.</summary>
    public string? Architecture { get; init; }

    public Value<AirGapContent> Content { get; init; }

    /// <summary>Set for the whole cluster, so that problems are reported once.</summary>
    public bool IsShared { get; init; }

    /// <param name="asked">What the user set; null: the files decide.</param>
    /// <param name="files">Names of the files in the directory.</param>
    /// <param name="problem">Why it is not known.</param>
    public static Architecture? ArchitectureOf(string? asked, IEnumerable<string> files, out string? problem)
    {
        problem = null;
        if (asked is not null)
            return AirGap.Architecture.TryParse(asked, out problem);
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
