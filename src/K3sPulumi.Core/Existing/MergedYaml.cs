using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Validation;
using YamlDotNet.RepresentationModel;

namespace K3sPulumi.Core.Existing;

/// <summary>Values of single keys as K3s merges its files: a later file replaces, a key with a plus sign adds.</summary>
internal static class MergedYaml
{
    /// <returns>Null if one of the texts is not known yet.</returns>
    public static IReadOnlyList<string>? Values(string key, IEnumerable<string>? typed, params ReadOnlySpan<Value<string>> texts)
    {
        var values = typed?.ToList();
        foreach (var text in texts)
        {
            if (text.IsUnknown)
                return null;
            if (values is null || !text.IsKnown || YamlText.MappingProblem(text.Content!) is not null
                || YamlText.Mapping(text.Content!) is not { } mapping)
                continue;
            foreach (var (name, node) in mapping.Children)
            {
                var found = ((YamlScalarNode)name).Value ?? "";
                if (K3sKeys.LongName(found) == key)
                    values = found.EndsWith('+') ? [.. values, .. Items(node)] : [.. Items(node)];
            }
        }

        return values;
    }

    /// <summary>The value of a key with a single value: the last one wins.</summary>
    public static string? Value(string key, string? typed, params ReadOnlySpan<Value<string>> texts) =>
        Values(key, typed is null ? null : [typed], texts) switch
        {
            null => null,
            [.., var last] => last,
            [] => typed,
        };

    private static IEnumerable<string> Items(YamlNode node) => node switch
    {
        YamlScalarNode scalar => [scalar.Value ?? ""],
        YamlSequenceNode list => list.SelectMany(Items),
        _ => [],
    };
}
