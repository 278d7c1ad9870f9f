using System.Globalization;
using System.Text;
using K3sPulumi.LocalEngine.Values;

namespace K3sPulumi.LocalEngine.Display;

/// <summary>Values as indented text; secrets and unknown values are only shown as such.</summary>
internal static class ValueText
{
    public const string Secret = "[secret]";

    public const string Unknown = "[unknown]";

    /// <summary>Writes a title and its value; a long text, list or map on separate lines.</summary>
    public static void Write(StringBuilder to, int depth, string title, PropertyValue value)
    {
        to.Append(' ', 2 * depth).Append(title);
        switch (value)
        {
            case ListValue { Items.Length: > 0 } list:
                to.Append('\n');
                foreach (var item in list.Items)
                    Item(to, depth + 1, item);
                break;
            case ObjectValue { Properties.Count: > 0 } map:
                to.Append('\n');
                foreach (var (key, inner) in map.Properties)
                    Write(to, depth + 1, $"{key}:", inner);
                break;
            case StringValue text when text.Value.Contains('\n'):
                to.Append(" |\n");
                foreach (var line in text.Value.TrimEnd('\n').Split('\n'))
                    to.Append(line.Length > 0 ? new string(' ', 2 * (depth + 1)) : "").Append(line).Append('\n');
                break;
            default:
                to.Append(title.Length > 0 ? " " : "").Append(Short(value)).Append('\n');
                break;
        }
    }

    /// <summary>The value on one line.</summary>
    public static string Short(PropertyValue? value) => value switch
    {
        null or NullValue => "null",
        SecretValue secret => secret.HasUnknown && secret.Reveal() is UnknownValue ? Unknown : Secret,
        UnknownValue => Unknown,
        BoolValue flag => flag.Value ? "true" : "false",
        NumberValue number => number.Value.ToString(CultureInfo.InvariantCulture),
        StringValue text => $"\"{text.Value.Replace("\n", "\\n", StringComparison.Ordinal)}\"",
        ListValue list => $"[{string.Join(", ", list.Items.Select(Short))}]",
        ObjectValue map => $"{{{string.Join(", ", map.Properties.Select(pair => $"{pair.Key}: {Short(pair.Value)}"))}}}",
        ReferenceValue reference => $"resource {Resources.Urn.NameOf(reference.Urn)}",
        AssetValue { Source: AssetSource.Path or AssetSource.Uri } asset =>
            $"{(asset.IsArchive ? "archive" : "asset")} {asset.Location}",
        AssetValue asset =>
            $"{(asset.IsArchive ? "archive" : "asset")} {(asset.Hash.Length > 12 ? asset.Hash[..12] : "of parts")}",
        _ => value.ToString(),
    };

    private static void Item(StringBuilder to, int depth, PropertyValue item)
    {
        if (item is ObjectValue { Properties.Count: > 0 } map)
        {
            var first = true;
            foreach (var (key, inner) in map.Properties)
            {
                Write(to, first ? depth : depth + 1, first ? $"- {key}:" : $"{key}:", inner);
                first = false;
            }
            return;
        }
        Write(to, depth, "-", item);
    }
}
