using K3sPulumi.Core.AirGap;
using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Images;
using K3sPulumi.Core.Registries;
using K3sPulumi.Core.Validation;
using K3sPulumi.Core.Versions;

namespace K3sPulumi.Core.Nodes;

/// <summary>Checks of one node of either role.</summary>
internal static class NodeChecks
{
    public static void Check(ProblemList problems, NodeSpec node, NodeRole role, Value<string> version)
    {
        if (node.NodeName is not null)
            problems.Add("nodeName", NodeNames.Problem(node.NodeName));
        CheckIdentity(problems, node);
        CheckConfig(problems, "config", node.Config, role, version);
        problems.Check("generation", node.Generation, NotNegative);
        CheckHost(problems, node);
        if (node is { Docker: not null, Ssh: null })
            ContainerNodeChecks.Check(problems, node);
        if (node.Docker is not null)
            DockerChecks.Check(problems.At("docker"), node.Docker, role);
        if (node.Ssh is not null)
            SshChecks.Check(problems.At("ssh"), node.Ssh);
        if (node is { Rootless: true, Ssh: { User: { IsUnknown: false } user } } && user.Or("root") == "root")
            problems.At("ssh")
                .Add("user", "must be a user other than root, as whom rootless K3s runs; use one that may use sudo.");
        NodeOptionsChecks.CheckEach(problems, node, isContainer: node is { Docker: not null, Ssh: null });
        ImageSource.Check(problems, node.Images, isShared: false);
        if (node.Registries is { } registries)
            RegistryChecks.CheckVersion(problems.At("registries"), registries, version);
        problems.Add(RunTarget.Problem(node.Docker, node.Ssh));
    }

    /// <summary>A text with K3s keys, for nodes of one role.</summary>
    public static void CheckConfig(ProblemList problems, string name, Value<string> text, NodeRole role, Value<string> version)
    {
        var parsed = K3sVersion.TryParse(version.Content, out _);
        if (text.IsKnown)
            ConfigText.Check(problems.At(name), text.Content!, role, parsed);
    }

    private static void CheckIdentity(ProblemList problems, NodeSpec node)
    {
        foreach (var (key, value) in node.NodeLabels.Or(NoLabels))
            problems.Add($"nodeLabels[\"{key}\"]", Labels.Problem(key, value));
        problems.CheckEach("nodeTaints", node.NodeTaints, Taints.Problem);
        problems.Check("nodeTaints", node.NodeTaints, Taints.DuplicateProblem);
    }

    private static void CheckHost(ProblemList problems, NodeSpec node)
    {
        problems.Check("architecture", node.Architecture, text =>
            AllowedValues.Problem(text, [.. Architecture.All.Select(known => known.Name)]));
        problems.CheckEach("skippedChecks", node.SkippedChecks, text => AllowedValues.Problem(text, HostCheck.All));
        problems.Check("prepareTimeout", node.Deadlines.Prepare, Positive);
        problems.Check("readyTimeout", node.Deadlines.Ready, Positive);
        problems.Check("drainTimeout", node.Deadlines.Drain, NotNegative);
        if (node is { Drain: { IsKnown: true, Content: true }, Deadlines.Drain: { IsKnown: true, Content: 0 } })
            problems.Add("drainTimeout", "is 0, which leaves no time for drain; use a number of seconds, or remove drain.");
    }

    private static string? Positive(int seconds) => seconds > 0 ? null : $"{seconds} is not positive; use a number of seconds.";

    private static string? NotNegative(int number) => number >= 0 ? null : $"{number} is negative; use 0 or more.";

    private static readonly Dictionary<string, string> NoLabels = [];
}
