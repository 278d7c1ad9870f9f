using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Nodes;

/// <summary>Checks of the addresses of one node, from arguments or YAML.</summary>
internal static class AddressChecks
{
    /// <param name="problems">At the root of the component.</param>
    /// <param name="node">The node.</param>
    public static void Check(ProblemList problems, NodeAddresses node)
    {
        if (node.Internal.IsKnown)
            problems.Add(node.Internal.Content!.Path, InternalProblem(node.Internal.Content!));
        if (node.External.IsKnown)
            problems.Add(node.External.Content!.Path, ExternalProblem(node.External.Content!, node.Role == NodeRole.Server));
    }

    /// <summary>The syntax of YAML values is checked with the other keys.</summary>
    private static string? InternalProblem(KeySetting setting) =>
        (setting.Key is null ? Addresses.NodeIpsProblem(setting.Values) : null)
        ?? setting.Values.Select(value => SpecialAddresses.NodeProblem(setting.Name(value), value))
            .FirstOrDefault(problem => problem is not null);

    /// <summary>K3s publishes all of them.</summary>
    private static string? ExternalProblem(KeySetting setting, bool isServer) => setting.Values
        .Select(value => (setting.Key is null ? Addresses.IpProblem(value) : null)
            ?? SpecialAddresses.ExternalProblem(setting.Name(value), value, isServer))
        .FirstOrDefault(problem => problem is not null);
}
