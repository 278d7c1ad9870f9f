using K3sPulumi.LocalEngine.Resources;
using K3sPulumi.LocalEngine.Rules;
using K3sPulumi.LocalEngine.Values;

namespace K3sPulumi.LocalEngine.Planning;

/// <summary>What has to be deleted first when a resource is deleted before it is replaced.</summary>
internal static class Dependents
{
    /// <summary>Resources in the state that cannot outlive the resource, the last dependents first.</summary>
    public static IReadOnlyList<Resource> ToReplaceWith(Resource root, IReadOnlyCollection<Resource> left)
    {
        var replaced = new HashSet<string>(StringComparer.Ordinal) { root.Urn };
        var found = new List<Resource>();
        foreach (var resource in InOrder(left))
            if (MustGo(resource, replaced))
            {
                replaced.Add(resource.Urn);
                found.Add(resource);
            }
        found.Reverse();
        return found;
    }

    /// <summary>Sorted so that each comes after all that it needs.</summary>
    public static IReadOnlyList<Resource> InOrder(IReadOnlyCollection<Resource> resources)
    {
        var byUrn = resources.ToLookup(resource => resource.Urn);
        var done = new HashSet<Resource>(ReferenceEqualityComparer.Instance);
        var order = new List<Resource>(resources.Count);
        void Visit(Resource resource)
        {
            if (!done.Add(resource))
                return;
            foreach (var need in resource.Needs().Concat(OwnerOf(resource)))
                foreach (var needed in byUrn[need])
                    Visit(needed);
            order.Add(resource);
        }
        foreach (var resource in resources)
            Visit(resource);
        return order;
    }

    private static IEnumerable<string> OwnerOf(Resource resource) =>
        resource.Options.DeletedWith.Length > 0 ? [resource.Options.DeletedWith] : [];

    private static bool MustGo(Resource resource, HashSet<string> replaced)
    {
        if (!resource.Custom || resource.External)
            return false;
        if (replaced.Contains(resource.Options.DeletedWith) || replaced.Contains(Urn.OfProvider(resource.Options.Provider)))
            return true;
        var unknown = resource.Inputs;
        foreach (var (key, urns) in resource.Options.PropertyDependencies)
            if (unknown.ContainsKey(key) && urns.Any(replaced.Contains))
                unknown = unknown.With(key, UnknownValue.Instance);
        if (ReferenceEquals(unknown, resource.Inputs))
            return false;
        var verdict = ProviderRules.Compare(resource,
            IgnoreChanges.Apply(resource.Inputs, unknown, resource.Options.IgnoreChanges));
        return Planner.ReplaceOn(verdict.Changes, resource.Options.ReplaceOnChanges).Any(change => change.Replaces);
    }
}
