using K3sPulumi.Core.Images;
using K3sPulumi.Internal.Images;
using K3sPulumi.Internal.Nodes;

namespace K3sPulumi.Internal.Inputs;

/// <summary>The part of <see cref="Gathering"/> that inspects the images for nodes.</summary>
internal static class ImageGathering
{
    public static IReadOnlyList<ImageSource> ReadImages(this NodeArgs node, IReadOnlyList<string> shared, Values values) =>
    [
        .. Sources(shared, isShared: true).Concat(Sources(node.Images, isShared: false)).DistinctBy(image => image.Source)
            .Select(image =>
                image with { State = values.Made(node, $"image {image.Source}", () =>
                    ImageStates.Of(image.Source, node.Docker)) }),
    ];

    private static IEnumerable<ImageSource> Sources(IEnumerable<string> images, bool isShared) =>
        images.Select((source, index) => new ImageSource(source ?? "", default) { IsShared = isShared, Index = index });

    /// <summary>The cluster's and the node's own.</summary>
    public static IReadOnlyList<string> ImageSources(this NodeArgs node, NodeContext? context) =>
        [.. (context?.Images ?? []).Concat(node.Images).Select(source => source ?? "").Distinct()];
}
