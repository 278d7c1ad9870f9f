using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Hosts;

namespace K3sPulumi.Core.Drift;

/// <summary>What a container is to be: a node, or a service such as a load balancer.</summary>
internal sealed record ContainerAsked
{
    /// <summary>The container's name.</summary>
    public required string Name { get; init; }

    public required string Image { get; init; }

    /// <summary>Those that say what it was made of.</summary>
    public required IReadOnlyDictionary<string, string> Labels { get; init; }

    /// <summary>Uploaded when the container is created.</summary>
    public required IReadOnlyList<HostFile> Files { get; init; }

    /// <summary>Null: it is not a node.</summary>
    public NodeAsked? Node { get; init; }

    /// <summary>What identifies all of it, for the comparison with the last update.</summary>
    public required string Text { get; init; }

    public string Digest => Scripts.Digest.Of(Text)[..16];

    public static ContainerAsked Of(string name, ContainerPlan plan, ShownFiles? shown, IReadOnlyList<HostFile> files,
        NodeAsked? node, string text)
    {
        var labels = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (label, value) in plan.Labels)
            labels[label] = value;
        if (shown is not null)
            (labels[ShownFiles.ConfigLabel], labels[ShownFiles.DigestsLabel]) = (shown.Config, shown.Digests);
        return new()
        {
            Name = name,
            Image = plan.Image,
            Labels = labels,
            Files = files,
            Node = node,
            Text = string.Join('\n', [text, plan.Image, .. plan.Command, .. labels.Select(label => $"{label.Key}={label.Value}"),
                .. plan.Ports.Select(port => $"{port}"), .. plan.Volumes.Select(volume => $"{volume}"), .. plan.Environment,
                .. plan.HostAliases.Select(alias => $"{alias}"), $"{plan.Ip} {plan.MemoryMegabytes} {plan.Cpus}"]),
        };
    }
}

/// <summary>Compares a container with what was asked of it.</summary>
internal static class ContainerDrift
{
    /// <param name="asked">What is asked.</param>
    /// <param name="facts">What the engine says.</param>
    /// <param name="isChanging">True: this update changes the container anyway; false: it does not; null: not known.</param>
    /// <param name="now">The time.</param>
    public static IReadOnlyList<DriftFinding> Findings(
        ContainerAsked asked, NodeFacts facts, bool? isChanging, DateTimeOffset now)
    {
        if (facts.One("container") == "missing")
        {
            return isChanging == true ? [] : [new(
                $"The container {asked.Name} does not exist; run pulumi up --refresh, which creates it again.",
                DriftRemedy.User)];
        }

        var isCompared = facts.One("image") == asked.Image
            && asked.Labels.All(label => facts.Labels.GetValueOrDefault(label.Key) == label.Value);
        if (!isCompared && isChanging == false)
        {
            return [new($"The container {asked.Name} is not the one that was created: it has another image or other labels. "
                + $"Remove it with docker rm --force {asked.Name}, then run pulumi up --refresh.", DriftRemedy.User)];
        }

        return
        [
            .. State(asked, facts),
            .. isCompared ? FileDrift.Findings(asked.Files, facts, DriftRemedy.Replace) : [],
            .. asked.Node is null ? [] : NodeState.Findings(asked.Node, facts, isCompared, DriftRemedy.Restart),
            .. CertificateDrift.Findings(facts, now),
        ];
    }

    private static IEnumerable<DriftFinding> State(ContainerAsked asked, NodeFacts facts)
    {
        // What is not a node has no step that would start it.
        if (facts.One("state") is { } state and not "running")
            yield return new($"The container {asked.Name} is not running ({state}).",
                asked.Node is null ? DriftRemedy.Replace : DriftRemedy.Restart);
        if (facts.One("restart") is { } policy and not "unless-stopped")
            yield return new($"The container {asked.Name} does not start with its engine (its restart policy is {policy}).",
                asked.Node is null ? DriftRemedy.Replace : DriftRemedy.Script);
    }
}
