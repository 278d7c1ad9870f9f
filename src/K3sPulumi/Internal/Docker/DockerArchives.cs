using K3sPulumi.Core.AirGap;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Scripts;
using K3sPulumi.Internal.AirGap;
using K3sPulumi.Internal.Inputs;
using K3sPulumi.Internal.Nodes;
using Pulumi;
using Pulumi.Docker.Inputs;

namespace K3sPulumi.Internal.Docker;

/// <summary>
/// Image archives for a container's image directory. An engine on this machine reads them directly; for another engine they are
/// uploaded into each container before it starts.
/// </summary>
internal sealed record DockerArchives(string Folder, bool IsRemote, IReadOnlyList<AirGapUpload> Images)
{
    private static DockerArchives None { get; } = new("", false, []);

    public static Output<DockerArchives> Of<TSpec>(NodeScope<TSpec> scope)
        where TSpec : INodeSpec
    {
        if (scope.AirGap is not { } airGap)
            return Output.Create(None);
        var folder = AirGapBundle.At(airGap.Directory).Folder;
        var isRemote = IsElsewhere(PlaceGathering.Engine(scope.Args.Docker!.Host));
        return scope.Visible.Apply(spec => spec.Settings.KnownVersion is { } version
            ? new DockerArchives(folder, isRemote, AirGapChecks.UploadsOf(spec.Node, version))
            : None);
    }

    public IEnumerable<ContainerVolumeArgs> Mounts() => IsRemote ? [] : Images.Select(image =>
        new ContainerVolumeArgs { HostPath = Path.Combine(Folder, image.Name), ContainerPath = PathOf(image), ReadOnly = true });

    public IEnumerable<ContainerUploadArgs> Uploads() => !IsRemote ? [] : Images.Select(image =>
        new ContainerUploadArgs
        {
            File = PathOf(image),
            Source = Path.Combine(Folder, image.Name),
            SourceHash = image.Sha256,
            Permissions = "0644"
        });

    /// <summary>Changed images with the same names replace the container: K3s reads them when it starts.</summary>
    public IEnumerable<ContainerLabelArgs> Labels() => Images.Count == 0 ? [] :
        [new ContainerLabelArgs { Label = "k3spulumi.images", Value = Digest.Of(ReceiveScript.Lines(Images))[..16] }];

    private static string PathOf(AirGapUpload image) => $"{AirGapPlan.ImageFolder}/{image.Name}";

    private static bool IsElsewhere(string? engine) =>
        engine is { Length: > 0 } && !engine.StartsWith("unix:", StringComparison.Ordinal)
            && !engine.StartsWith("npipe:", StringComparison.Ordinal);
}
