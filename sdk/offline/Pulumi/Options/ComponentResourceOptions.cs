namespace Pulumi;

/// <summary>Options of a resource that only groups others.</summary>
public sealed class ComponentResourceOptions : ResourceOptions
{
    public List<ProviderResource> Providers { get => field ??= []; set; }

    public static ComponentResourceOptions Merge(ComponentResourceOptions? options1, ComponentResourceOptions? options2)
    {
        var merged = new ComponentResourceOptions();
        foreach (var options in new[] { options1, options2 })
        {
            if (options == null)
                continue;
            merged.MergeFrom(options);
            merged.Providers = [.. merged.Providers, .. options.Providers];
        }

        // One provider for each package: the last one, at its position.
        merged.Providers = [.. Enumerable.Reverse(merged.Providers).DistinctBy(provider => provider.Package).Reverse()];
        return merged;
    }

    private protected override void CopyLists() => Providers = [.. Providers];
}
