using K3sPulumi.Core.Validation;
using YamlDotNet.RepresentationModel;

namespace K3sPulumi.Core.Configuration;

/// <summary>
/// The keys of several texts as K3s merges its files: a later value replaces an earlier one, a key with a plus sign adds to it.
/// K3s treats a short name as a separate key and then concatenates the values of both, in the order in which it first saw the
/// names.
/// </summary>
internal sealed class MergedConfig
{
    private readonly List<(string Name, Value<KeySetting> Setting)> _names = [];
    private bool _hasUnknown;

    /// <param name="layers">In the order in which K3s reads them.</param>
    public static MergedConfig Of(params IEnumerable<ConfigLayer> layers)
    {
        var merged = new MergedConfig();
        foreach (var layer in layers)
            merged.Add(layer);
        return merged;
    }

    /// <summary>What a key is set to: absent if it is not, unknown if a text that may set it is not known yet.</summary>
    /// <param name="keys">Its long name, and other keys that K3s reads as the same.</param>
    public Value<KeySetting> this[params string[] keys]
    {
        get
        {
            var settings = _names.Where(name => keys.Contains(K3sKeys.LongName(name.Name))).Select(name => name.Setting).ToList();
            return settings.Count == 0 ? _hasUnknown ? Value<KeySetting>.Unknown : default
                : settings.Any(setting => !setting.IsKnown) ? Value<KeySetting>.Unknown
                : settings.Select(setting => setting.Content!).Aggregate((first, second) =>
                    second with { Values = [.. first.Values, .. second.Values] });
        }
    }

    /// <summary>The value of a key that has only one: the last one wins. Null if it is not known yet.</summary>
    public string? Single(string key, string? fallback) =>
        this[key] is var setting && setting.IsUnknown ? null : setting.Content?.Last ?? fallback;

    /// <summary>The path of the text that sets a flag to true; null if none does.</summary>
    public string? PathOfTrue(string flag) => this[flag].Content is { IsTrue: true, Path: var path } ? path : null;

    /// <summary>Sets a key to the value of an argument.</summary>
    public void Set(string key, Value<KeySetting> argument)
    {
        if (argument.IsGiven)
            Replace(key, argument);
    }

    public void Add(string path, string name, YamlNode value)
    {
        var key = name.EndsWith('+') ? name[..^1] : name;
        var before = name.EndsWith('+') ? Named(key) : default;
        if (!before.IsUnknown)
            Replace(key, new KeySetting(
                [.. before.Content?.Values ?? [], .. ConfigValue.Items(value)], path, K3sKeys.LongName(key)));
    }

    public void Add(ConfigLayer layer)
    {
        if (layer.Text.IsUnknown)
        {
            _names.Clear();
            _hasUnknown = true;
        }

        foreach (var (name, value) in layer.Entries)
            Add(layer.Path, name, value);
    }

    private Value<KeySetting> Named(string name) => _names.Find(other => other.Name == name) is { Name: not null } found
        ? found.Setting
        : _hasUnknown ? Value<KeySetting>.Unknown : default;

    private void Replace(string name, Value<KeySetting> setting)
    {
        var index = _names.FindIndex(other => other.Name == name);
        if (index < 0)
            _names.Add((name, setting));
        else
            _names[index] = (name, setting);
    }
}
