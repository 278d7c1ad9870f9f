namespace K3sPulumi.Tool;

/// <summary>Finds the parts of clusters in the steps of a preview.</summary>
internal static class Parts
{
    private const string Command = "command:remote:Command";
    private const string Volume = "docker:index/volume:Volume";

    private static readonly string[] Types =
        ["K3sServer", "K3sAgent", "K3sLoadBalancer", "K3sRegistry", "PostgresDatastore", "MySqlDatastore", "EtcdDatastore"];

    public static IReadOnlyList<Part> Of(IReadOnlyList<Step> steps)
    {
        var byUrn = steps.ToDictionary(step => step.Urn, StringComparer.Ordinal);
        var owned = steps.Where(step => step.Parent.Length > 0).ToLookup(step => step.Parent, StringComparer.Ordinal);
        var urns = steps.Select(step => step.Urn).Concat(steps.Select(step => step.Parent)).Distinct(StringComparer.Ordinal)
            .Where(urn => Types.Contains(Step.K3sTypeOf(urn)));
        var parts = urns.Select(urn => Of(urn, byUrn.GetValueOrDefault(urn), [.. owned[urn]], steps)).ToList();
        var turns = Turns(parts, steps, byUrn);
        return [.. parts.Select(part => part with { Turn = turns.GetValueOrDefault(part.Urn) })
            .OrderBy(part => part.Cluster, StringComparer.Ordinal).ThenBy(part => part.Turn == 0 ? int.MaxValue : part.Turn)
            .ThenBy(part => Array.IndexOf(Types, part.Type)).ThenBy(part => part.Name, StringComparer.Ordinal)];
    }

    private static Part Of(string urn, Step? component, IReadOnlyList<Step> children, IReadOnlyList<Step> steps)
    {
        var main = children.FirstOrDefault(IsMain);
        var changes = component is null ? [] : Change.Between(component.OldInputs, component.NewInputs).ToList();
        if (main is { IsCreated: false, IsDeleted: false })
            changes.AddRange(Change.Between(NodeText.Read(main.OldInputs), NodeText.Read(main.NewInputs)));
        return new()
        {
            Urn = urn,
            Type = Step.K3sTypeOf(urn)!,
            Name = Step.NameOf(urn),
            Cluster = ClusterOf(component?.Parent ?? "", urn, steps),
            Effect = EffectOf(component, main, children),
            Changes = changes,
            LostData = [.. children.Where(step => step.Type == Volume && (step.IsDeleted || step.IsReplaced))
                .Select(step => step.Name)],
        };
    }

    /// <summary>The resource that is the node or the service; the others prepare it or wait for it.</summary>
    private static bool IsMain(Step step) => step.Type == "docker:index/container:Container"
        || (step.Type == Command && step.Name == $"{Step.NameOf(step.Parent)}-node");

    private static Effect EffectOf(Step? component, Step? main, IReadOnlyList<Step> children)
    {
        if (component is { IsCreated: true } || main is { IsCreated: true })
            return Effect.Created;
        if (component is { IsDeleted: true } || main is { IsDeleted: true })
            return Effect.Removed;
        if (main is { IsReplaced: true })
            return main.Type == Command ? Effect.Replaced : Effect.ContainerReplaced;
        if (main is { IsUpdated: true, Type: Command })
            return EffectOfUpdate(main);
        return children.Any(step => step.IsChanged)
            ? Step.K3sTypeOf(children[0].Parent) is "K3sServer" or "K3sAgent" ? Effect.Prepared : Effect.Updated
            : Effect.Unchanged;
    }

    private static Effect EffectOfUpdate(Step main)
    {
        var (old, @new) = (NodeText.Read(main.OldInputs), NodeText.Read(main.NewInputs));
        return old.GetValueOrDefault(NodeText.Version) != @new.GetValueOrDefault(NodeText.Version)
            ? Effect.Upgraded : Effect.Restarted;
    }

    /// <summary>
    /// A node by itself has the stack as its parent; without its own step its cluster is known only if there is one.
    /// </summary>
    private static string ClusterOf(string parent, string urn, IReadOnlyList<Step> steps)
    {
        if (Step.K3sTypeOf(parent) == "K3sCluster")
            return Step.NameOf(parent);
        var clusters = steps.Where(step => step.K3sType == "K3sCluster").Select(step => step.Name).ToList();
        return parent.Length == 0 && clusters.Count == 1 && urn.Contains("k3s:index:K3sCluster$", StringComparison.Ordinal)
            ? clusters[0] : "";
    }

    private static Dictionary<string, int> Turns(
        IReadOnlyList<Part> parts, IReadOnlyList<Step> steps, Dictionary<string, Step> byUrn)
    {
        var changed = parts.Where(part => part.Effect is not (Effect.Unchanged or Effect.Prepared))
            .ToDictionary(part => part.Urn, StringComparer.Ordinal);
        var turns = new Dictionary<string, int>(StringComparer.Ordinal);
        var heights = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var step in steps.Where(step => step is { IsChanged: true, IsDeleted: false }
            && changed.ContainsKey(step.Parent) && Counts(step)))
            turns[step.Parent] = Math.Max(turns.GetValueOrDefault(step.Parent), Height(step.Urn));
        // Deletions come after all other changes.
        var last = turns.Values.DefaultIfEmpty(0).Max() + 1;
        foreach (var part in changed.Values.Where(part => part.Effect == Effect.Removed || !turns.ContainsKey(part.Urn)))
            turns[part.Urn] = part.Effect == Effect.Removed ? last : 1;
        var inUse = turns.Values.Distinct().Order().ToList();
        return turns.ToDictionary(pair => pair.Key, pair => inUse.IndexOf(pair.Value) + 1, StringComparer.Ordinal);

        bool Counts(Step step) => IsMain(step) || !changed[step.Parent].IsNode;

        // How many main resources that change come before this one, itself included.
        int Height(string urn)
        {
            if (heights.TryGetValue(urn, out var known))
                return known;
            heights[urn] = 0;
            if (!byUrn.TryGetValue(urn, out var step))
                return 0;
            var below = step.Dependencies.Select(Height).DefaultIfEmpty(0).Max();
            return heights[urn] = below + (step.IsChanged && IsMain(step) ? 1 : 0);
        }
    }
}
