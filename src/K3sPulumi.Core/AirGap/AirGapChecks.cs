using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Validation;
using K3sPulumi.Core.Versions;

namespace K3sPulumi.Core.AirGap;

/// <summary>Checks of a node's artifacts.</summary>
internal static class AirGapChecks
{
    /// <param name="problems">At the path of the node, or of the cluster if the artifacts are set there.</param>
    /// <param name="node">The node.</param>
    /// <param name="version">The cluster's.</param>
    public static void Check(ProblemList problems, NodeSpec node, Value<string> version)
    {
        if (node.AirGap is not { } airGap)
            return;
        var at = problems.At("airGap");
        if (airGap.Architecture is { } own && node.Architecture is { IsKnown: true, Content: { } other } && own != other)
            at.Add("architecture", $"{Quote.Value(own)} differs from the node's architecture, {Quote.Value(other)}; remove one "
                + "of them.");
        if (node is { Docker: null, ReleaseMirror: not null })
            at.Add("cannot be combined with releaseMirror, because the artifacts are sent to the host; remove one of the two.");
        if (!airGap.Content.IsKnown)
            return;
        var content = airGap.Content.Content!;
        if (content.Problem is not null)
        {
            at.Add("directory", content.Problem);
            return;
        }

        var architecture = ArchitectureOf(node, out var why);
        at.Add("architecture", why);
        if (architecture is null || K3sVersion.TryParse(version.Content ?? "", out _) is not { } known)
            return;
        foreach (var problem in AirGapPlan.For(new(known, architecture), content, imagesOnly: node.Docker is not null).Problems)
            at.Add("directory", problem);
    }

    /// <summary>The files to send to the node; none if it has internet access.</summary>
    public static IReadOnlyList<AirGapUpload> UploadsOf(NodeSpec node, K3sVersion version) =>
        node.AirGap is { Content: { IsKnown: true, Content: { } content } } && ArchitectureOf(node, out _) is { } architecture
            ? AirGapPlan.For(new(version, architecture), content, imagesOnly: node.Docker is not null).Uploads
            : [];

    public static Architecture? ArchitectureOf(NodeSpec node, out string? problem) => AirGapSpec.ArchitectureOf(
        node.AirGap!.Architecture ?? node.Architecture.Content, node.AirGap.Content.Content?.Files.Select(file => file.Name)
            ?? [], out problem);
}
