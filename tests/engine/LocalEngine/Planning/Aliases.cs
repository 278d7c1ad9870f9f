using K3sPulumi.LocalEngine.Resources;

namespace K3sPulumi.LocalEngine.Planning;

/// <summary>The URNs that a resource may have had before: by its own aliases and by its parent's.</summary>
internal static class Aliases
{
    /// <param name="resource">the resource, with its parent's URN</param>
    /// <param name="parent">the parent's name and own earlier URNs; null at the top</param>
    /// <param name="stack">the stack's name</param>
    /// <param name="project">the project's name</param>
    public static IReadOnlyList<string> Of(Resource resource, (string Name, IReadOnlyList<string> Aliases)? parent, string stack,
        string project)
    {
        var urns = new List<string>();
        foreach (var alias in resource.Options.Aliases)
            urns.AddRange(Expand(resource, alias, parent?.Aliases ?? [], stack, project));
        foreach (var earlier in parent?.Aliases ?? [])
            urns.Add(Urn.Of(stack, project, earlier, resource.Type,
                Follow(resource.Name, parent!.Value.Name, Urn.NameOf(earlier))));
        return [.. urns.Where(urn => urn != resource.Urn).Distinct(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Expand(
        Resource resource, AliasSpec alias, IReadOnlyList<string> parents, string stack, string project)
    {
        if (alias.Urn is not null)
            return [alias.Urn];
        var parent = alias.NoParent ? null : alias.Parent ?? resource.Parent;
        var candidates = alias.NoParent || alias.Parent is not null ? [parent] : parents.Prepend(parent);
        return candidates.Select(urn => Urn.Of(
            alias.Stack ?? stack, alias.Project ?? project, urn, alias.Type ?? resource.Type, alias.Name ?? resource.Name));
    }

    /// <summary>A child named after its parent had the parent's earlier name in front.</summary>
    private static string Follow(string child, string parent, string earlier) =>
        child.StartsWith(parent, StringComparison.Ordinal) ? earlier + child[parent.Length..] : child;
}
