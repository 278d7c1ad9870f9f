using K3sPulumi.Core.AirGap;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Docker;

/// <summary>Host settings that a node in Docker would silently ignore.</summary>
internal static class ContainerNodeChecks
{
    public static void Check(ProblemList findings, NodeSpec node)
    {
        foreach (var (name, isGiven) in new[]
        {
            // It selects the artifacts of a container.
            ("architecture", node.Architecture.IsGiven && node.AirGap is null),
            ("skippedChecks", node.SkippedChecks.Or([]).Count > 0),
            ("prepareTimeout", node.Deadlines.Prepare.IsGiven),
            ("hostIsGone", node.HostIsGone),
            ("leaveThrough", node.LeavesThrough),
        })
        {
            if (isGiven)
                findings.Add(name, "is only for hosts; remove it for a node in Docker.");
        }
    }
}
