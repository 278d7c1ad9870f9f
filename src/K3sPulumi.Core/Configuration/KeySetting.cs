using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Configuration;

/// <summary>The values of one K3s key from an argument and from YAML, and where the last one was set.</summary>
/// <param name="Values">As written; a list may still contain commas.</param>
/// <param name="Path">Of the argument or of the YAML text.</param>
/// <param name="Key">The key in YAML, which may be secret, so that messages name the key and not the value; null for an
/// argument.</param>
internal sealed record KeySetting(IReadOnlyList<string> Values, string Path, string? Key)
{
    /// <summary>The value that applies if the key has only one.</summary>
    public string? Last => Values is [.., var last] ? last : null;

    public bool IsTrue => Last is { } value && Yaml11.Flag(value) == true;

    /// <param name="key">The key in K3s's configuration.</param>
    /// <param name="argument">The argument's value, which K3s reads before the YAML.</param>
    /// <param name="path">The argument's path.</param>
    /// <param name="layers">YAML texts in the order in which K3s reads them.</param>
    /// <param name="otherKeys">Keys that K3s reads as the same.</param>
    public static Value<KeySetting> Of(string key, Value<IReadOnlyList<string>> argument, string path,
        IEnumerable<ConfigLayer> layers, params string[] otherKeys)
    {
        var merged = new MergedConfig();
        merged.Set(key, argument.Select(values => new KeySetting(values, path, null)));
        foreach (var layer in layers)
            merged.Add(layer);
        return merged[[key, .. otherKeys]];
    }

    /// <summary>How messages refer to one of the values.</summary>
    public string Name(string value) => Key ?? Quote.Value(value);

    /// <summary>The same with comma-separated lists split; absent if there are none.</summary>
    public static Value<KeySetting> Split(Value<KeySetting> setting)
    {
        var split = setting.Select(known => known with { Values = [.. known.Values.SelectMany(CommaList.Split)] });
        return split.Content is { Values.Count: 0 } ? default : split;
    }
}
