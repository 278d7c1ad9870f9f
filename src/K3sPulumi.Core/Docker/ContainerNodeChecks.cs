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
            ("architecture", node.Host.Architecture.IsGiven && node.AirGap is null),
            ("artifactUrl", node.Host.ArtifactUrl.IsGiven),
            ("installerUrl", node.Host.InstallerUrl.IsGiven),
            ("skippedChecks", node.Host.SkippedChecks.Or([]).Count > 0),
            ("prepareTimeout", node.Host.PrepareTimeout.IsGiven),
            ("hostIsGone", node.Host.IsGone),
            ("leaveThrough", node.Host.LeavesThrough),
        })
        {
            if (isGiven)
                findings.Add(name, "is only for hosts; remove it for a node in Docker.");
        }
    }
}
