using K3sPulumi.Core;
using K3sPulumi.Images;

namespace K3sPulumi.Inputs;

/// <summary>The part of <see cref="Gathering"/> that looks at the images which nodes shall have.</summary>
internal static class ImageGathering
{
    public static Func<Values, IReadOnlyList<ImageSource>> GatherImages(this NodeArgs node, IReadOnlyList<string> shared, InputSet inputs)
    {
        var sources = node.ImageSources(shared).Select(source => (Source: source, State: inputs.AddOutput(ImageStates.Of(source, node.Docker)))).ToList();
        return values => [.. sources.Select(source => new ImageSource(source.Source, values.Get(source.State)))];
    }

    /// <summary>The cluster's and the node's own.</summary>
    public static IReadOnlyList<string> ImageSources(this NodeArgs node, IReadOnlyList<string>? shared = null) =>
        [.. (shared ?? node.Placement?.Images ?? []).Concat(node.Images).Select(source => source ?? "").Distinct()];
}
