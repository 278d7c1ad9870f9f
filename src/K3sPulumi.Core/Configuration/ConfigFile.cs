using K3sPulumi.Core.Validation;
using YamlDotNet.RepresentationModel;

namespace K3sPulumi.Core.Configuration;

/// <summary>Builds a <c>config.yaml</c>: keys in the order of the calls, without defaults and empty values.</summary>
internal sealed class ConfigFile(bool isVisible)
{
    private readonly YamlMappingNode _entries = [];

    public void Text(string key, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            _entries.Add(Yaml.Text(key), Yaml.Text(value));
    }

    public void Hidden(string key, Secret? value) => Text(key, isVisible ? value?.ToString() : value?.Value);

    public void Flag(string key, bool value)
    {
        if (value)
            _entries.Add(Yaml.Text(key), Yaml.Flag(value));
    }

    public void Number(string key, int? value)
    {
        if (value is { } number)
            _entries.Add(Yaml.Text(key), Yaml.Number(number));
    }

    public void List(string key, IReadOnlyCollection<string> values)
    {
        if (values.Count > 0)
            _entries.Add(Yaml.Text(key), Yaml.List(values));
    }

    public string ToYaml() => Yaml.Render(_entries);
}
