using K3sPulumi.LocalEngine.Resources;
using K3sPulumi.LocalEngine.Values;

namespace K3sPulumi.LocalEngine.Rules;

/// <summary>What a provider says about changed inputs.</summary>
internal sealed record Verdict(IReadOnlyList<PropertyChange> Changes, bool DeleteBeforeReplace)
{
    public bool Replaces => Changes.Any(change => change.Replaces);
}

/// <summary>Which changes of inputs update and which replace, by the rules of the real providers.</summary>
internal static class ProviderRules
{
    // The command provider compares inputs, nothing else: any difference runs `update`. Its SDK adds what `triggers` do.
    private static readonly TypeRules Command = new(Effect.Update);

    private static readonly TypeRules Random = new(Effect.Replace);

    private static readonly TypeRules Other = new(Effect.Update);

    public static Verdict Compare(Resource old, PropertyMap inputs)
    {
        var rules = Of(old);
        var known = old.Package == "docker" ? DockerReadBack.Of(old.Type, old.Inputs) : old.Inputs;
        var changes = ValueDiff.Between(known, inputs, rules.Unordered, secretness: !old.Custom)
            .Select(change => Judge(old, inputs, rules, change))
            .ToList();
        var unique = rules.NameIsUnique && inputs.ContainsKey("name")
            || IsKubernetesObject(old) && KubernetesRules.NameIsGiven(inputs);
        return new(changes, rules.DeleteBeforeReplace || unique);
    }

    private static PropertyChange Judge(Resource old, PropertyMap inputs, TypeRules rules, PropertyChange change)
    {
        if (old.Type == KubernetesRules.ProviderType)
            return change with { Replaces = KubernetesRules.MeansAnotherCluster(old.Inputs, inputs) };
        if (IsKubernetesObject(old))
            return change with { Replaces = KubernetesRules.ReplacesObject(old.Type, change) };
        var effect = rules.EffectOf(change.Path.Parts[0]);
        return change with { Replaces = effect == Effect.Replace, NotApplied = effect == Effect.NotApplied };
    }

    private static TypeRules Of(Resource resource) => resource.Package switch
    {
        _ when !resource.Custom || resource.IsProvider => Other,
        "command" => Command,
        "random" => Random,
        "docker" => DockerRules.Of(resource.Type),
        "hcloud" => CloudRules.Of(resource.Type),
        _ => Other,
    };

    private static bool IsKubernetesObject(Resource resource) => resource.Package == "kubernetes";
}
