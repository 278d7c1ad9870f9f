using K3sPulumi.Core.AirGap;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Images;

/// <summary>Images that every node must have, from an archive or from the Docker engine of the deploying machine.</summary>
/// <param name="Source">As written by the user.</param>
/// <param name="State">Its current content.</param>
internal sealed record ImageSource(string Source, Value<ImageState> State)
{
    /// <summary>Whether it is set for the cluster and not only for this node.</summary>
    public bool IsShared { get; init; }

    /// <summary>The path of its entry in the list.</summary>
    public int Index { get; init; }

    /// <summary>The file name of its archive on hosts.</summary>
    public string FileName => FileNameOf(Source);

    public AirGapUpload? Upload => State is { IsKnown: true, Content: { Problem: null } state }
        ? new(FileName, AirGapPart.Import, state.Bytes, state.Identity) : null;

    public static string FileNameOf(string source) => ImageImport.IsArchive(source)
        ? source.Split('/')[^1]
        : string.Concat(source.Select(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '-'
            ? character : '_')) + ".tar";

    /// <param name="problems">At the node or the cluster.</param>
    /// <param name="sources">The images of one node, those of its cluster first.</param>
    /// <param name="isShared">Whether the cluster's list is checked, and not the node's.</param>
    public static void Check(ProblemList problems, IReadOnlyList<ImageSource> sources, bool isShared)
    {
        foreach (var (index, image) in sources.Index().Where(source => source.Item.IsShared == isShared))
        {
            var at = problems.At("images", image.Index);
            at.Add(ImageImport.SourceProblem(image.Source) ?? image.State.Content?.Problem);
            if (sources.Take(index).Any(other => other.FileName == image.FileName))
                at.Add($"{Quote.Value(image.Source)} has the same file name as another archive, {image.FileName}; rename one of "
                    + "them.");
        }
    }
}

/// <summary>The content of a source of images.</summary>
/// <param name="Path">The archive on the deploying machine; null if the engine provides the image directly.</param>
/// <param name="Bytes">The size of the archive.</param>
/// <param name="Identity">Its SHA-256, or the image ID in the engine; empty if it is not known before the import.</param>
/// <param name="Problem">Why it is not available; null if it is.</param>
internal sealed record ImageState(string? Path, long Bytes, string Identity, string? Problem = null);
