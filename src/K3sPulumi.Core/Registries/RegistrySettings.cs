using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Validation;
using YamlDotNet.RepresentationModel;

namespace K3sPulumi.Core.Registries;

/// <summary>A node's <c>registries.yaml</c> and its certificates. K3s reads it only at startup.</summary>
internal sealed record RegistrySettings
{
    public const string Path = "/etc/rancher/k3s/registries.yaml";

    public IReadOnlyList<RegistryMirror> Mirrors { get; init; } = [];

    public IReadOnlyList<RegistryConfig> Configs { get; init; } = [];

    /// <summary>
    /// Whether to disable the fallback to the registry itself (<c>disable-default-registry-endpoint</c>).
    /// </summary>
    public Value<bool> DisableDefaultEndpoint { get; init; }

    public bool IsEmpty => Mirrors.Count == 0 && Configs.Count == 0;

    /// <summary>The text of the file, including credentials; empty if there are no settings.</summary>
    public string ToYaml() => Render(isVisible: false);

    /// <summary>The text of the file, with credentials redacted.</summary>
    public string ToVisibleYaml() => Render(isVisible: true);

    /// <summary>All files for the node.</summary>
    public IReadOnlyList<HostFile> Files() =>
        IsEmpty ? [] : [.. Configs.SelectMany(config => config.Files()), new(Path, "0600", new(ToYaml()))];

    /// <summary>With additional mirrors, for registries that have none yet.</summary>
    public RegistrySettings With(IEnumerable<RegistryMirror> mirrors) => this with
    {
        Mirrors = [.. Mirrors, .. mirrors.Where(mirror => Mirrors.All(own => own.Registry != mirror.Registry))],
    };

    /// <summary>Merged with <paramref name="shared"/>; a node's setting for a registry overrides the shared one.</summary>
    public RegistrySettings Over(RegistrySettings? shared) => shared is null ? this : With(shared.Mirrors) with
    {
        Configs = [.. Configs, .. shared.Configs.Where(config => Configs.All(own => own.Registry != config.Registry))],
        DisableDefaultEndpoint = DisableDefaultEndpoint.Else(shared.DisableDefaultEndpoint),
    };

    /// <summary>
    /// A node takes part in the embedded registry mirror for the registries that it lists, or for all if it lists none.
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
