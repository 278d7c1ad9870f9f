using System.Text;
using K3sPulumi.LocalEngine.Values;

namespace K3sPulumi.LocalEngine.Display;

/// <summary>Inputs on indented lines, with a sign in front of added and removed ones.</summary>
internal sealed class ValueLayout(StringBuilder to)
{
    private const string Indent = "       ";

    /// <summary>Values that are not shown: null and empty collections.</summary>
    public static bool IsNothing(PropertyValue? value) => value switch
    {
        null or NullValue => true,
        StringValue text => text.Value.Length == 0,
        ListValue list => list.Items.Length == 0,
        ObjectValue map => map.Properties.Count == 0,
        _ => false,
    };

    public void Line(int depth, char sign, string text) =>
        to.Append($"{Indent}{new string(' ', 4 * depth - 2)}{sign} {text}".TrimEnd()).Append('\n');

    /// <summary>All of them, with their names padded to the same width.</summary>
    public void Properties(int depth, char sign, PropertyMap properties)
    {
        var shown = properties.Where(property => !IsNothing(property.Value)).ToList();
        var width = shown.Select(property => property.Key.Length).DefaultIfEmpty(0).Max();
        foreach (var (key, value) in shown)
            Value(depth, sign, $"{key.PadRight(width)}: ", value, depth);
    }

    /// <param name="depth">of the title</param>
    /// <param name="sign">of each line</param>
    /// <param name="title">stands before the value</param>
    /// <param name="value">a list or map is on separate lines</param>
    /// <param name="inside">the indentation of these lines</param>
    public void Value(int depth, char sign, string title, PropertyValue value, int inside)
    {
        switch (value)
        {
            case ListValue { Items.Length: > 0 } list:
                Line(depth, sign, $"{title}[");
                for (var i = 0; i < list.Items.Length; i++)
                    Value(inside + 1, sign, $"[{i}]: ", list.Items[i], inside + 1);
                Line(inside, ' ', "]");
                break;
            case ObjectValue { Properties.Count: > 0 } map:
                Line(depth, sign, $"{title}{{");
                Properties(inside + 1, sign, map.Properties);
                Line(inside, ' ', "}");
                break;
            case AssetValue { Source: AssetSource.Path or AssetSource.Uri } asset:
                Line(depth, sign, $"{title}{Kind(asset)}:{asset.Hash[..Math.Min(7, asset.Hash.Length)]}) {{ {asset.Location} }}");
                break;
            default:
                Line(depth, sign, title + ValueText.Short(value));
                break;
        }
    }

    private static string Kind(AssetValue asset) =>
        (asset.IsArchive ? "archive(" : "asset(") + (asset.Source == AssetSource.Path ? "file" : "uri");
}
