using K3sPulumi.Core.AirGap;
using K3sPulumi.Internal.AirGap;
using Pulumi;

namespace K3sPulumi.Internal.Inputs;

/// <summary>The part of <see cref="Gathering"/> that reads the artifacts of nodes without internet.</summary>
internal static class AirGapGathering
{
    /// <param name="args">The node's, or the cluster's.</param>
    /// <param name="node">The node.</param>
    /// <param name="values">Its inputs.</param>
    public static AirGapSpec Read(this AirGapArgs args, NodeArgs node, Values values) => new()
    {
        Architecture = args.Architecture,
        Content = values.Made(node, "artifacts", () =>
            args.ArchitectureOf(node).Apply(AirGapBundle.At(args.Directory).ReadAsync)),
        IsShared = node.AirGap is null,
    };

    /// <summary>The architecture that the user names, if any.</summary>
    public static Output<string?> ArchitectureOf(this AirGapArgs args, NodeArgs node) =>
        args.Architecture is null && node.Architecture is not null
            ? node.Architecture.Apply(word => (string?)word)
            : Output.Create(args.Architecture);
}
