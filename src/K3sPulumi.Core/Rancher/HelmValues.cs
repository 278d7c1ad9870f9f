using System.Globalization;
using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Validation;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace K3sPulumi.Core.Rancher;

/// <summary>The values of a Helm chart: nested maps, lists, texts, numbers and flags.</summary>
internal sealed class HelmValues : SortedDictionary<string, object?>
{
    public HelmValues() : base(StringComparer.Ordinal)
    {
    }

    /// <summary>Sets a value under a path such as <c>ingress.tls.source</c>.</summary>
    public HelmValues With(string path, object value)
    {
        var map = this;
        var keys = path.Split('.');
        foreach (var key in keys.SkipLast(1))
        {
            if (!map.TryGetValue(key, out var inner) || inner is not HelmValues)
                map[key] = inner = new HelmValues();
            map = (HelmValues)inner;
        }

        map[keys[^1]] = value;
        return this;
    }

    /// <summary>The user's YAML over these values, as Helm merges: maps are merged, all else is replaced.</summary>
    public HelmValues Under(string? yaml)
    {
        if (yaml is not null && YamlText.Mapping(yaml) is { } mapping)
            Merge(this, Map(mapping));
        return this;
    }

    /// <summary>What is wrong with the user's YAML, given the values that arguments set.</summary>
    /// <param name="problems">At the argument with the YAML.</param>
    /// <param name="yaml">The user's YAML.</param>
    /// <param name="arguments">For paths of values: the argument that sets them.</param>
    public void Check(ProblemList problems, string yaml, IReadOnlyDictionary<string, string> arguments)
    {
        if (YamlText.MappingProblem(yaml) is { } problem)
        {
            problems.Add(problem);
            return;
        }

        var theirs = new HelmValues().Under(yaml);
        foreach (var (path, argument) in arguments)
        {
            if (Find(path) is { } ours && theirs.Find(path) is { } value && !Equals(ours, value))
                problems.Add($"sets {path}, which is the argument {argument}; set {argument} instead.");
        }
    }

    /// <summary>The value under a path; null if there is none.</summary>
    public object? Find(string path) => path.Split('.').Aggregate<string, object?>(this, (at, key) =>
        at is HelmValues map && map.TryGetValue(key, out var value) ? value : null);

    /// <summary>The same as text; <c>true</c> and <c>false</c> for flags.</summary>
    public string? Text(string path) => Find(path) switch
    {
        null => null,
        bool flag => flag ? "true" : "false",
        var value => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    private static void Merge(HelmValues into, HelmValues from)
    {
        foreach (var (key, value) in from)
        {
            if (value is HelmValues map && into.TryGetValue(key, out var mine) && mine is HelmValues inner)
                Merge(inner, map);
            else
                into[key] = value;
        }
    }

    private static HelmValues Map(YamlMappingNode mapping)
    {
        var map = new HelmValues();
        foreach (var (key, value) in mapping)
            map[(key as YamlScalarNode)?.Value ?? ""] = Read(value);
        return map;
    }

    private static object? Read(YamlNode node) => node switch
    {
        YamlMappingNode mapping => Map(mapping),
        YamlSequenceNode list => list.Select(Read).ToArray(),
        YamlScalarNode scalar => Scalar(scalar),
        _ => null,
    };

    private static object? Scalar(YamlScalarNode scalar)
    {
        var text = scalar.Value ?? "";
        if (scalar.Style != ScalarStyle.Plain || !scalar.Tag.IsEmpty)
            return text;
        return Yaml11.Read(scalar) switch
        {
            "" => null,
            "true" => true,
            "false" => false,
            var read when int.TryParse(read, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => whole,
            var read when IsNumber(text)
                && double.TryParse(read, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
            _ => text,
        };
    }

    private static bool IsNumber(string text) =>
        text.All(letter => char.IsAsciiDigit(letter) || letter is '+' or '-' or '.' or 'e' or 'E');
}
