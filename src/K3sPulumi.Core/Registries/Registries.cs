using K3sPulumi.Core.Hosts;
using YamlDotNet.RepresentationModel;

namespace K3sPulumi.Core;

/// <summary>A node's <c>registries.yaml</c> and the certificates that it names. K3s reads it at start only.</summary>
internal sealed record Registries
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
    public Registries With(IEnumerable<RegistryMirror> mirrors) => this with
    {
        Mirrors = [.. Mirrors, .. mirrors.Where(mirror => Mirrors.All(own => own.Registry != mirror.Registry))],
    };

    /// <summary>
    /// A node takes part in the embedded registry mirror for the registries that it lists; when it lists none, for all.
    /// </summary>
    public Registries ForEmbeddedRegistry() => Mirrors.Count == 0 ? With([new("*")]) : this;

    /// <summary>All that is wrong, with paths below <paramref name="path"/>.</summary>
    public IReadOnlyList<Problem> Problems(string path) =>
    [
        .. Mirrors.Index().SelectMany(mirror => mirror.Item.Problems($"{path}.mirrors[{mirror.Index}]")),
        .. Configs.Index().SelectMany(config => config.Item.Problems($"{path}.configs[{config.Index}]")),
        .. Twice($"{path}.mirrors", Mirrors.Select(mirror => mirror.Registry)),
        .. Twice($"{path}.configs", Configs.Select(config => config.Registry)),
    ];

    /// <summary>What K3s would pass over without a word: it looks settings up by the host and the port that it asks.</summary>
    public IEnumerable<Problem> Advice(string path)
    {
        var asked = Mirrors.SelectMany(mirror => mirror.Endpoints).Select(endpoint => Uri.TryCreate(endpoint, UriKind.Absolute, out var url) ? url.Authority : "").ToList();
        return Configs.Index()
            .Where(config => !asked.Contains(config.Item.Registry) && Mirrors.All(mirror => mirror.Registry != config.Item.Registry))
            .SelectMany(config => asked.Where(endpoint => Host(endpoint).Length > 0 && Host(endpoint) == Host(config.Item.Registry)).Take(1)
                .Select(endpoint => new Problem($"{path}.configs[{config.Index}].registry",
                    $"{Echo.Of(config.Item.Registry)} is not what the mirrors name, which is {Echo.Of(endpoint)}: K3s uses these settings only for exactly that host and port.")));
    }

    private static string Host(string registry) => registry.LastIndexOf(':') is > 0 and var colon && !registry.EndsWith(']') ? registry[..colon] : registry;

    private static IEnumerable<Problem> Twice(string path, IEnumerable<string> registries) =>
        registries.GroupBy(registry => registry).Where(group => group.Count() > 1 && group.Key.Length > 0)
            .Select(group => new Problem(path, $"names {Echo.Of(group.Key)} {group.Count()} times; put it all into one entry."));

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
