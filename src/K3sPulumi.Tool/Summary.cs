namespace K3sPulumi.Tool;

/// <summary>What a reviewer must know about a preview.</summary>
internal sealed record Summary
{
    /// <summary>Arguments of clusters that change, with the cluster's name in front.</summary>
    public required IReadOnlyList<Change> Arguments { get; init; }

    public required IReadOnlyList<Part> Parts { get; init; }

    public required IReadOnlyList<string> Risks { get; init; }

    /// <summary>Why the preview failed.</summary>
    public required IReadOnlyList<string> Problems { get; init; }

    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>Changes of resources that do not belong to a cluster.</summary>
    public required IReadOnlyList<Step> Others { get; init; }

    public bool IsRejected => Problems.Count > 0;

    public bool IsUnchanged => !IsRejected && Others.Count == 0 && Parts.All(part => part.Effect == Effect.Unchanged);

    public static Summary Of(Preview preview, DateTimeOffset now)
    {
        var parts = Tool.Parts.Of(preview.Steps);
        var clusters = preview.Steps.Where(step => step.K3sType == "K3sCluster").ToList();
        return new()
        {
            Arguments = [.. clusters.Where(step => step.IsUpdated).SelectMany(ArgumentsOf)],
            Parts = parts,
            Risks = Tool.Risks.Of(parts, clusters, preview.Steps, now),
            Problems = [.. preview.Messages.Where(message => message.IsError).Select(message => message.Text)],
            Warnings = [.. preview.Messages.Where(message => !message.IsError).Select(message => message.Text)],
            Others = [.. preview.Steps.Where(step => step.IsChanged && !IsOurs(step))],
        };
    }

    public string Headline()
    {
        if (IsRejected)
            return "The preview failed: nothing can be applied.";
        if (IsUnchanged)
            return "No changes.";
        var counts = Parts.Where(part => part.Effect != Effect.Unchanged).GroupBy(part => part.Effect)
            .OrderByDescending(group => group.Key).Select(group => $"{group.Count()} {Effects.Short(group.Key)}").ToList();
        if (Others.Count > 0)
            counts.Add($"{Others.Count} other resource{(Others.Count == 1 ? "" : "s")}");
        return string.Join(", ", counts) + ".";
    }

    private static IEnumerable<Change> ArgumentsOf(Step cluster) => Change.Between(cluster.OldInputs, cluster.NewInputs)
        .Select(change => change with { Path = $"{cluster.Name}: {change.Path}" });

    /// <summary>Whether a resource belongs to a K3s component, which its URN shows.</summary>
    private static bool IsOurs(Step step) => step.Type == "pulumi:pulumi:Stack"
        || step.Type.StartsWith("pulumi:providers:", StringComparison.Ordinal)
        || step.Urn.Contains("::k3s:index:", StringComparison.Ordinal)
        || step.Urn.Contains("$k3s:index:", StringComparison.Ordinal);
}
