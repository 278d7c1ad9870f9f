using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Versions;
using YamlDotNet.RepresentationModel;

namespace K3sPulumi.Core.AirGap;

/// <summary>The manifest of an artifacts directory; it adds the version, which the file names do not contain.</summary>
/// <param name="Sha256">By file name.</param>
internal sealed record AirGapManifest(K3sVersion Version, Architecture Architecture, IReadOnlyDictionary<string, string> Sha256)
{
    public string ToYaml() => Yaml.Render(Yaml.Map(
    [
        new("version", Yaml.Text(Version.ToString())),
        new("architecture", Yaml.Text(Architecture.Name)),
        new("sha256", Yaml.Map(Sha256.OrderBy(file => file.Key, StringComparer.Ordinal)
            .Select(file => KeyValuePair.Create<string, YamlNode>(file.Key, Yaml.Text(file.Value))))),
    ]));

    public static AirGapManifest? TryParse(string text, out string? why)
    {
        why = YamlText.MappingProblem(text);
        if (why is not null)
            return null;

        var root = YamlText.Mapping(text);
        var version = K3sVersion.TryParse(Scalar(root, "version"), out var versionWhy);
        var architecture = Architecture.TryParse(Scalar(root, "architecture") ?? "", out var architectureWhy);
        why = (version, architecture) switch
        {
            (null, _) => $"has no valid version: {versionWhy}",
            (_, null) => $"has no valid architecture: {architectureWhy}",
            _ => null,
        };
        return why is null ? new(version!, architecture!, Sums(root)) : null;
    }

    private static Dictionary<string, string> Sums(YamlMappingNode? root) =>
        root is not null && root.Children.TryGetValue(new YamlScalarNode("sha256"), out var node) && node is YamlMappingNode sums
            ? sums.Children.Where(sum => sum is { Key: YamlScalarNode, Value: YamlScalarNode })
                .ToDictionary(sum =>
                    ((YamlScalarNode)sum.Key).Value ?? "", sum => ((YamlScalarNode)sum.Value).Value ?? "", StringComparer.Ordinal)
            : [];

    private static string? Scalar(YamlMappingNode? root, string key) =>
        root is not null && root.Children.TryGetValue(new YamlScalarNode(key), out var node)
            ? (node as YamlScalarNode)?.Value : null;
}
