using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Registries;

/// <summary>One mirror, as far as it is known now.</summary>
internal sealed record RegistryMirrorSpec
{
    public Value<string> Registry { get; init; }

    public Value<IReadOnlyList<string>> Endpoints { get; init; }

    public Value<IReadOnlyDictionary<string, string>> Rewrites { get; init; }

    /// <param name="index">Keeps two that are not known yet apart.</param>
    internal RegistryMirror ToMirror(int index) => new(Registry.IsUnknown ? $"{Placeholders.Text}-{index}" : Registry.Or(""))
    {
        Endpoints = Endpoints.OrPlaceholder([], ["https://not-known-yet"]),
        Rewrites = Rewrites.Or(new Dictionary<string, string>()),
    };

    internal IEnumerable<string> Unknown(string path) => Registry.IsUnknown ? [$"{path}.registry"] : [];
}
