using K3sPulumi.Core.Validation;
using YamlDotNet.RepresentationModel;

namespace K3sPulumi.Core.Configuration;

/// <summary>The values of one K3s key from an argument and from YAML, and where the last one was set.</summary>
/// <param name="Values">As written; a list may still contain commas.</param>
/// <param name="Path">Of the argument or of the YAML text.</param>
/// <param name="Key">The key in YAML, which may be secret, so that messages name the key and not the value; null for an
/// argument.</param>
internal sealed record KeySetting(IReadOnlyList<string> Values, string Path, string? Key)
{
    /// <summary>How messages refer to one of the values.</summary>
    public string Name(string value) => Key ?? Quote.Value(value);

    /// <param name="argument">The argument's value.</param>
    /// <param name="path">The argument's path.</param>
    /// <param name="texts">YAML texts in the order in which K3s reads them, each with its path.</param>
    /// <param name="keys">The key in K3s's configuration, then its short flags.</param>
    public static Value<KeySetting> Of(
        Value<IReadOnlyList<string>> argument, string path, IEnumerable<(string Path, Value<string> Text)> texts,
            params string[] keys)
    {
        var setting = argument.Select(values => new KeySetting(values, path, null));
        foreach (var (textPath, text) in texts)
            setting = text.IsUnknown ? Value<KeySetting>.Unknown : Merge(setting, textPath, text.Or(""), keys);
        return setting;
    }

    /// <summary>The same with comma-separated lists split; absent if there are none.</summary>
    public static Value<KeySetting> Split(Value<KeySetting> setting) =>
        setting.IsKnown && setting.Content! with
        {
            Values = [.. setting.Content!.Values
            .SelectMany(CommaList.Split)]
        } is var split
            ? split.Values.Count == 0 ? default : Value<KeySetting>.Of(split)
            : setting;

    /// <summary>As K3s merges its files: a later value replaces an earlier one, a key with a plus sign adds to it.</summary>
    private static Value<KeySetting> Merge(Value<KeySetting> before, string path, string text, string[] keys)
    {
        if (YamlText.MappingProblem(text) is not null || YamlText.Mapping(text) is not { } mapping)
            return before;
        foreach (var (name, node) in mapping.Children)
        {
            var key = ((YamlScalarNode)name).Value ?? "";
            if (!keys.Contains(key.TrimEnd('+')))
                continue;
            var adds = key.EndsWith('+');
            before = adds && before.IsUnknown
                ? before
                : Value<KeySetting>.Of(new KeySetting([.. adds && before.IsKnown ? before.Content!.Values : [],
                    .. ValuesOf(node)], path, keys[0]));
        }

        return before;
    }

    private static IEnumerable<string> ValuesOf(YamlNode node) => node switch
    {
        YamlScalarNode scalar => [scalar.Value ?? ""],
        YamlSequenceNode list => list.SelectMany(ValuesOf),
        _ => [],
    };
}
