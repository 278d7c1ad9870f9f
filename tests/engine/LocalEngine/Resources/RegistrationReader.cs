using K3sPulumi.LocalEngine.Values;
using K3sPulumi.Wire;

namespace K3sPulumi.LocalEngine.Resources;

/// <summary>A registration as it came over the wire, without what the engine adds.</summary>
internal static class RegistrationReader
{
    public static Resource Read(RegisterResourceRequest request, string urn) => new()
    {
        Urn = urn,
        Type = request.Type,
        Name = request.Name,
        Custom = request.Custom,
        Parent = request.Parent,
        Inputs = WireValues.Read(request.Object),
        Options = ReadOptions(request),
    };

    private static ResourceOptions ReadOptions(RegisterResourceRequest request) => new()
    {
        Dependencies = Sorted(request.Dependencies),
        PropertyDependencies = request.PropertyDependencies
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .ToDictionary(pair => pair.Key, pair => Sorted(pair.Value.Urns)),
        Provider = request.Provider,
        Protect = request.HasProtect ? request.Protect : null,
        RetainOnDelete = request.HasRetainOnDelete ? request.RetainOnDelete : null,
        DeletedWith = request.DeletedWith,
        DeleteBeforeReplace = request.DeleteBeforeReplaceDefined ? request.DeleteBeforeReplace : null,
        IgnoreChanges = Sorted(request.IgnoreChanges),
        ReplaceOnChanges = Sorted(request.ReplaceOnChanges),
        ReplaceWith = Sorted(request.ReplaceWith),
        ReplacementTrigger = request.ReplacementTrigger is { } trigger ? WireValues.Read(trigger) : null,
        AdditionalSecretOutputs = Sorted(request.AdditionalSecretOutputs),
        HideDiffs = Sorted(request.HideDiffs),
        Aliases = [.. request.AliasURNs.Select(FromUrn), .. request.Aliases.Select(ReadAlias)],
        // The SDK for Node.js always sends them, mostly empty.
        CustomTimeouts = request.CustomTimeouts is { } times && times.Create + times.Update + times.Delete != ""
            ? new(times.Create, times.Update, times.Delete) : null,
        Hooks = request.Hooks is { } hooks
            ? new([.. hooks.BeforeCreate], [.. hooks.AfterCreate], [.. hooks.BeforeUpdate], [.. hooks.AfterUpdate]) : null,
        Version = request.Version,
        ImportId = request.ImportId,
    };

    private static AliasSpec FromUrn(string urn) => new(urn, null, null, null, null, null, NoParent: false);

    private static AliasSpec ReadAlias(Alias alias) => alias.AliasCase == Alias.AliasOneofCase.Urn
        ? FromUrn(alias.Urn)
        : new(null, Given(alias.Spec.Name), Given(alias.Spec.Type), Given(alias.Spec.Stack), Given(alias.Spec.Project),
            Given(alias.Spec.ParentUrn), alias.Spec.NoParent);

    private static string? Given(string text) => text.Length > 0 ? text : null;

    /// <summary>The program sends them in no fixed order.</summary>
    private static IReadOnlyList<string> Sorted(IEnumerable<string> texts) =>
        [.. texts.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
