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

    public bool IsEmpty => Mirrors.Count == 0 && Configs.Count == 0;

    /// <summary>The file's text, credentials included; empty when there is nothing to say.</summary>
    public string ToYaml() => Render(isVisible: false);

    /// <summary>The file's text with credentials blanked.</summary>
    public string ToVisibleYaml() => Render(isVisible: true);

    /// <summary>Everything to be placed on the node.</summary>
    public IReadOnlyList<HostFile> Files() =>
        IsEmpty ? [] : [.. Configs.SelectMany(config => config.Files()), new(Path, "0600", new(ToYaml()))];

    /// <summary>With further mirrors, where the author has not named those registries already.</summary>
    public RegistrySettings With(IEnumerable<RegistryMirror> mirrors) => this with
    {
        Mirrors = [.. Mirrors, .. mirrors.Where(mirror => Mirrors.All(own => own.Registry != mirror.Registry))],
    };

    /// <summary>
    /// A node takes part in the embedded registry mirror for the registries that it lists; when it lists none, for all.
    /// </summary>
    public RegistrySettings ForEmbeddedRegistry() => Mirrors.Count == 0 ? With([new("*")]) : this;

    /// <summary>All that is wrong, with paths below <paramref name="path"/>.</summary>
    public IReadOnlyList<Problem> Problems(string path) =>
    [
        .. Mirrors.Index().SelectMany(mirror => mirror.Item.Problems($"{path}.mirrors[{mirror.Index}]")),
        .. Configs.Index().SelectMany(config => config.Item.Problems($"{path}.configs[{config.Index}]")),
        .. Twice($"{path}.mirrors", Mirrors.Select(mirror => mirror.Registry)),
        .. Twice($"{path}.configs", Configs.Select(config => config.Registry)),
        .. HubProblems(path),
    ];

    /// <summary>What K3s would pass over without a word: it looks settings up by the host and the port that it asks, as they are written.</summary>
    public IEnumerable<Problem> Advice(string path) => Configs.Index()
        .Where(config => !RegistryLookup.IsAsked(config.Item.Registry, Endpoints))
        .SelectMany(config => Endpoints.Where(endpoint => IsMeant(config.Item.Registry, endpoint)).Take(1)
            .Select(endpoint => new Problem($"{path}.configs[{config.Index}].registry",
                $"{Quote.Value(config.Item.Registry)} is not what the mirrors name, which is {Quote.Value(endpoint.Authority)}: K3s uses these settings only for exactly that host and port.")));

    private IEnumerable<EndpointUrl> Endpoints => Mirrors.SelectMany(mirror => mirror.Endpoints).Select(EndpointUrl.TryParse).OfType<EndpointUrl>();

    /// <summary>Whether settings for this registry were probably written for that endpoint, which has none of its own.</summary>
    private bool IsMeant(string registry, EndpointUrl endpoint) =>
        RegistryLookup.IsSameHost(registry, endpoint) && Configs.All(config => config.Registry != endpoint.Authority)
        && (Mirrors.All(mirror => mirror.Registry != registry) || RegistryLookup.IsSamePlace(registry, endpoint));

    private IEnumerable<Problem> HubProblems(string path) => Configs.Index()
        .Where(config => config.Item is { Registry: "index.docker.io", HasCredentials: true } && !RegistryLookup.IsAsked("index.docker.io", Endpoints)
            && !Mirrors.Any(mirror => mirror.Endpoints.Any(endpoint => endpoint.Contains(Placeholders.Text, StringComparison.Ordinal))))
        .Select(config => new Problem($"{path}.configs[{config.Index}].registry", RegistryLookup.NotTheHub("index.docker.io")));

    private static IEnumerable<Problem> Twice(string path, IEnumerable<string> registries) =>
        registries.GroupBy(registry => registry).Where(group => group.Count() > 1 && group.Key.Length > 0)
            .Select(group => new Problem(path, $"names {Quote.Value(group.Key)} {group.Count()} times; put it all into one entry."));

    private string Render(bool isVisible)
    {
        var file = new YamlMappingNode();
        if (Mirrors.Count > 0)
            file.Add(Yaml.Text("mirrors"), Yaml.Map(Mirrors.Select(mirror => KeyValuePair.Create(mirror.Registry, mirror.ToNode()))));
        if (Configs.Count > 0)
            file.Add(Yaml.Text("configs"), Yaml.Map(Configs.Select(config => KeyValuePair.Create(config.Registry, config.ToNode(isVisible)))));
        return Yaml.Render(file);
    }
}
