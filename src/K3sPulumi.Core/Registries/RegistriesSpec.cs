using K3sPulumi.Core.Validation;
using K3sPulumi.Core.Versions;

namespace K3sPulumi.Core.Registries;

/// <summary>What is asked of a node's registries, as far as it is known now.</summary>
internal sealed record RegistriesSpec
{
    public IReadOnlyList<RegistryMirrorSpec> Mirrors { get; init; } = [];

    public IReadOnlyList<RegistryConfigSpec> Configs { get; init; } = [];

    /// <summary>Whether a registry is not asked itself when its mirrors have nothing (<c>disable-default-registry-endpoint</c>).</summary>
    public Value<bool> DisableDefaultEndpoint { get; init; }

    /// <summary>The whole, where the node's own word on a registry counts before that of <paramref name="shared"/>.</summary>
    public RegistriesSpec Over(RegistriesSpec? shared) => shared is null ? this : this with
    {
        Mirrors = [.. Mirrors, .. shared.Mirrors.Where(mirror => Mirrors.All(own => own.Registry != mirror.Registry))],
        Configs = [.. Configs, .. shared.Configs.Where(config => Configs.All(own => own.Registry != config.Registry))],
        DisableDefaultEndpoint = DisableDefaultEndpoint.Else(shared.DisableDefaultEndpoint),
    };

    /// <summary>The files' contents; of what is not known yet a placeholder stands there.</summary>
    public RegistrySettings ToRegistries() => new()
    {
        Mirrors = [.. Mirrors.Select((mirror, index) => mirror.ToMirror(index))],
        Configs = [.. Configs.Select((config, index) => config.ToConfig(index))],
    };

    /// <summary>Credentials that K3s of this version does not find.</summary>
    public IEnumerable<Problem> Problems(string path, Value<string> version) =>
        K3sVersion.TryParse(version.Or(""), out _) is not { } known || RegistryLookup.KnowsTheHubByName(known) ? []
        : ToRegistries().Configs.Index().Where(config => config.Item is { Registry: "docker.io", HasCredentials: true })
            .Select(config => new Problem($"{path}.configs[{config.Index}].registry", RegistryLookup.NotTheHub("docker.io")));

    /// <summary>What is wrong with the part that is known.</summary>
    public IEnumerable<Problem> Problems(string path)
    {
        var unknown = Mirrors.Index().SelectMany(mirror => mirror.Item.Unknown($"{path}.mirrors[{mirror.Index}]"))
            .Concat(Configs.Index().SelectMany(config => config.Item.Unknown($"{path}.configs[{config.Index}]")))
            .ToHashSet(StringComparer.Ordinal);
        return ToRegistries().Problems(path).Where(problem => !unknown.Contains(problem.Path));
    }
}
