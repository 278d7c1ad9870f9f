using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Validation;
using YamlDotNet.RepresentationModel;

namespace K3sPulumi.Core.Registries;

/// <summary>A node's <c>registries.yaml</c> and the certificates that it names. K3s reads it at start only.</summary>
internal sealed record RegistrySettings
{
    public const string Path = "/etc/rancher/k3s/registries.yaml";

    public IReadOnlyList<RegistryMirror> Mirrors { get; init; } = [];

    public IReadOnlyList<RegistryConfig> Configs { get; init; } = [];

    /// <summary>
    /// Whether a registry is not asked itself when its mirrors have nothing (<c>disable-default-registry-endpoint</c>).
    /// </summary>
    public Value<bool> DisableDefaultEndpoint { get; init; }

    public bool IsEmpty => Mirrors.Count == 0 && Configs.Count == 0;

    /// <summary>The file's text, credentials included; empty when there is nothing to say.</summary>
    public string ToYaml() => Render(isVisible: false);

    /// <summary>The file's text with credentials blanked.</summary>
    public string ToVisibleYaml() => Render(isVisible: true);

    /// <summary>Everything to be placed on the node.</summary>
    public IReadOnlyList<HostFile> Files() =>
        IsEmpty ? [] : [.. Configs.SelectMany(config => config.Files()), new(Path, "0600", new(ToYaml()))];

    /// <summary>With further mirrors, for registries that have none yet.</summary>
    public RegistrySettings With(IEnumerable<RegistryMirror> mirrors) => this with
    {
        Mirrors = [.. Mirrors, .. mirrors.Where(mirror => Mirrors.All(own => own.Registry != mirror.Registry))],
    };

    /// <summary>The whole, where a node's setting for a registry overrides that of <paramref name="shared"/>.</summary>
    public RegistrySettings Over(RegistrySettings? shared) => shared is null ? this : With(shared.Mirrors) with
    {
        Configs = [.. Configs, .. shared.Configs.Where(config => Configs.All(own => own.Registry != config.Registry))],
        DisableDefaultEndpoint = DisableDefaultEndpoint.Else(shared.DisableDefaultEndpoint),
    };

    /// <summary>
    /// A node takes part in the embedded registry mirror for the registries that it lists; when it lists none, for all.
    /// </summary>
    public RegistrySettings ForEmbeddedRegistry() => Mirrors.Count == 0 ? With([new("*")]) : this;

    private string Render(bool isVisible)
    {
        var file = new YamlMappingNode();
        if (Mirrors.Count > 0)
            file.Add(Yaml.Text("mirrors"),
                Yaml.Map(Mirrors.Select(mirror => KeyValuePair.Create(Name(mirror.Registry), mirror.ToNode()))));
        if (Configs.Count > 0)
            file.Add(Yaml.Text("configs"),
                Yaml.Map(Configs.Select(config => KeyValuePair.Create(Name(config.Registry), config.ToNode(isVisible)))));
        return Yaml.Render(file);
    }

    private static string Name(Value<string> registry) => registry.OrPlaceholder() ?? "";
}
