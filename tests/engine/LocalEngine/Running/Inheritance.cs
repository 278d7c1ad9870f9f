using K3sPulumi.LocalEngine.Resources;

namespace K3sPulumi.LocalEngine.Running;

/// <summary>What a child inherits from its parent unless it sets its own.</summary>
internal static class Inheritance
{
    public static Resource Apply(Resource resource, Resource? parent)
    {
        var own = resource.Options;
        var from = parent?.Options ?? new();
        return resource with
        {
            Options = own with
            {
                Protect = own.Protect ?? from.Protect ?? false,
                RetainOnDelete = own.RetainOnDelete ?? from.RetainOnDelete ?? false,
                DeletedWith = own.DeletedWith.Length > 0 ? own.DeletedWith : from.DeletedWith,
                Provider = own.Provider.Length > 0 || !Fits(resource, from.Provider) ? own.Provider : from.Provider,
            },
        };
    }

    /// <summary>A component passes on any provider; a resource takes one of its own package.</summary>
    private static bool Fits(Resource resource, string provider) =>
        provider.Length > 0 && !resource.IsProvider
        && (!resource.Custom || Urn.TypeOf(Urn.OfProvider(provider)) == Urn.ProviderPrefix + resource.Package);
}
