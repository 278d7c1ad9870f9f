using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Hosts;
using YamlDotNet.RepresentationModel;

namespace K3sPulumi.Core.Adoption;

/// <summary>The settings that a node is to have, in the form in which a host's own are compared with them.</summary>
internal static class AdoptedSettings
{
    /// <summary>Lines <c>key=value</c>, one for each value of a list. They contain the tokens.</summary>
    public static string Of(HostNode node)
    {
        var settings = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var text in node.ConfigDropIns.OrderBy(file => file.Path, StringComparer.Ordinal)
            .Select(file => file.Content.Value).Prepend(node.ConfigYaml.Value))
        {
            foreach (var (key, value) in YamlText.Mapping(text)?.Children.ToArray() ?? [])
                Add(settings, ((YamlScalarNode)key).Value ?? "", value);
        }

        return string.Join('\n', settings.SelectMany(setting => setting.Value.Select(value => $"{setting.Key}={value}")));
    }

    private static void Add(SortedDictionary<string, List<string>> settings, string key, YamlNode value)
    {
        var name = K3sKeys.LongName(key);
        IEnumerable<string> items = value switch
        {
            YamlSequenceNode list => list.OfType<YamlScalarNode>().Select(item => item.Value ?? ""),
            YamlScalarNode scalar => [scalar.Value ?? ""],
            _ => [],
        };
        if (key.EndsWith('+') && settings.TryGetValue(name, out var had))
            had.AddRange(items);
        else
            settings[name] = [.. items];
    }
}
