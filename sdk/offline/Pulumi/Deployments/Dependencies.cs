namespace Pulumi;

/// <summary>What must exist before a resource: a component stands for its current children.</summary>
internal static class Dependencies
{
    public static async ValueTask<IReadOnlyCollection<string>> UrnsAsync(HashSet<Resource> resources)
    {
        if (resources.Count == 0)
            return [];
        var urns = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var resource in Expand(resources))
        {
            var urn = await resource.Urn.GetValueAsync(whenUnknown: "").ConfigureAwait(false);
            if (urn.Length > 0)
                urns.Add(urn);
        }
        return urns;
    }

    private static HashSet<Resource> Expand(HashSet<Resource> resources)
    {
        if (!resources.Any(IsLocalComponent))
            return resources;
        var seen = new HashSet<Resource>(resources);
        var open = new System.Collections.Generic.Stack<Resource>(resources);
        while (open.TryPop(out var resource))
        {
            if (!IsLocalComponent(resource))
                continue;
            foreach (var child in resource.ChildrenNow().Where(seen.Add))
                open.Push(child);
        }
        seen.RemoveWhere(IsLocalComponent);
        return seen;
    }

    private static bool IsLocalComponent(Resource resource) => resource is ComponentResource { IsRemote: false };
}
