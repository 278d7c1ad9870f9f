using K3sPulumi.LocalEngine.Values;

namespace K3sPulumi.LocalEngine.Resources;

/// <summary>A resource: as the program registered it and, once it was carried out, with id and outputs.</summary>
public sealed record Resource
{
    public required string Urn { get; init; }

    public required string Type { get; init; }

    public required string Name { get; init; }

    /// <summary>False: a component, which only has children.</summary>
    public required bool Custom { get; init; }

    /// <summary>URN; empty only for the stack.</summary>
    public string Parent { get; init; } = "";

    public PropertyMap Inputs { get; init; } = PropertyMap.Empty;

    public ResourceOptions Options { get; init; } = new();

    public string Id { get; init; } = "";

    public PropertyMap Outputs { get; init; } = PropertyMap.Empty;

    /// <summary>Read, not owned: it is never changed or deleted.</summary>
    public bool External { get; init; }

    /// <summary>Already replaced, and still to be deleted.</summary>
    public bool PendingDelete { get; init; }

    /// <summary>It exists, but the operation that created it failed: the next run continues with it.</summary>
    public bool HasInitErrors { get; init; }

    internal bool IsProvider => Type.StartsWith(Resources.Urn.ProviderPrefix, StringComparison.Ordinal);

    internal bool IsStack => Type == Resources.Urn.StackType;

    /// <summary>First part of the type: the provider package.</summary>
    internal string Package => Type[..Math.Max(0, Type.IndexOf(':'))];

    /// <summary>All that must outlive this resource.</summary>
    internal IEnumerable<string> Needs()
    {
        foreach (var urn in Options.Dependencies)
            yield return urn;
        foreach (var urn in Options.PropertyDependencies.Values.SelectMany(urns => urns))
            yield return urn;
        if (Parent.Length > 0)
            yield return Parent;
        if (Options.Provider.Length > 0)
            yield return Resources.Urn.OfProvider(Options.Provider);
    }
}
