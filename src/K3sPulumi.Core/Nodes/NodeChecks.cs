using K3sPulumi.Core.AirGap;
using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Images;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Registries;
using K3sPulumi.Core.Validation;
using K3sPulumi.Core.Versions;

namespace K3sPulumi.Core.Nodes;

/// <summary>Checks of one node of either role.</summary>
internal static class NodeChecks
{
    public static void Check(ProblemList findings, NodeSpec node, NodeRole role, Value<string> version)
    {
        if (node.NodeName is not null)
            findings.Add("nodeName", NodeNames.Problem(node.NodeName));
        CheckIdentity(findings, node);
        CheckConfig(findings, "config", node.Config, role, version);
        findings.Check("generation", node.Generation, NotNegative);
        CheckHost(findings, node);
        if (node is { Docker: not null, Ssh: null })
            ContainerNodeChecks.Check(findings, node);
        if (node.Docker is not null)
            DockerChecks.Check(findings.At("docker"), node.Docker, role);
        if (node.Ssh is not null)
            SshChecks.Check(findings.At("ssh"), node.Ssh);
        if (node is { Rootless: true, Ssh: { User: { IsUnknown: false } user } } && user.Or("root") == "root")
            findings.At("ssh")
                .Add("user", "must be a user other than root, as whom rootless K3s runs; use one that may use sudo.");
        NodeOptionsChecks.CheckEach(findings, node, isContainer: node is { Docker: not null, Ssh: null });
        ImageSource.Check(findings, node.Images, isShared: false);
        if (node.Registries is { } registries)
            RegistryChecks.CheckVersion(findings.At("registries"), registries, version);
        findings.Add(RunTarget.Problem(node.Docker, node.Ssh));
    }

    /// <summary>A text with K3s keys, for nodes of one role.</summary>
    public static void CheckConfig(ProblemList findings, string name, Value<string> text, NodeRole role, Value<string> version)
    {
        var parsed = K3sVersion.TryParse(version.Content, out _);
        if (text.IsKnown)
            ConfigText.Check(findings.At(name), text.Content!, role, parsed);
    }

    private static void CheckIdentity(ProblemList findings, NodeSpec node)
    {
        foreach (var (key, value) in node.NodeLabels.Or(NoLabels))
            findings.Add($"nodeLabels[\"{key}\"]", Labels.Problem(key, value));
        findings.CheckEach("nodeTaints", node.NodeTaints, Taints.Problem);
        findings.Check("nodeTaints", node.NodeTaints, Taints.DuplicateProblem);
    }

    private static void CheckHost(ProblemList findings, NodeSpec node)
    {
        findings.Check("architecture", node.Architecture, text =>
            AllowedValues.Problem(text, [.. Architecture.All.Select(known => known.Name)]));
        findings.CheckEach("skippedChecks", node.SkippedChecks, text => AllowedValues.Problem(text, HostCheck.All));
        findings.Check("prepareTimeout", node.Deadlines.Prepare, Positive);
        findings.Check("readyTimeout", node.Deadlines.Ready, Positive);
        findings.Check("drainTimeout", node.Deadlines.Drain, NotNegative);
        if (node is { Drain: { IsKnown: true, Content: true }, Deadlines.Drain: { IsKnown: true, Content: 0 } })
            findings.Add("drainTimeout", "is 0, which leaves no time for drain; use a number of seconds, or remove drain.");
    }

    private static string? Positive(int seconds) => seconds > 0 ? null : $"{seconds} is not positive; use a number of seconds.";

    private static string? NotNegative(int number) => number >= 0 ? null : $"{number} is negative; use 0 or more.";

    private static readonly Dictionary<string, string> NoLabels = [];
}
