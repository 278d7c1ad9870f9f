using K3sPulumi.Core.AirGap;
using K3sPulumi.Internal.AirGap;
using Pulumi;

namespace K3sPulumi.Internal.Inputs;

/// <summary>The part of <see cref="Gathering"/> that reads the artifacts of nodes without internet.</summary>
internal static class AirGapGathering
{
    /// <param name="args">The node's, or the cluster's.</param>
    /// <param name="node">The node.</param>
    /// <param name="inputs">Where inputs are gathered.</param>
    public static Func<Values, AirGapSpec> Gather(this AirGapArgs args, NodeArgs node, InputSet inputs)
    {
        var bundle = AirGapBundle.At(args.Directory);
        var content = inputs.AddOutput(args.ArchitectureOf(node).Apply(bundle.ReadAsync));
        return values => new AirGapSpec { Architecture = args.Architecture, Content = values.Get(content), IsShared = node.AirGap is null };
    }

    /// <summary>The author's word, if there is one.</summary>
    public static Output<string?> ArchitectureOf(this AirGapArgs args, NodeArgs node) =>
        args.Architecture is null && node.Architecture is not null
            ? node.Architecture.Apply(word => (string?)word)
            : Output.Create(args.Architecture);
}
