using System.Globalization;
using System.Text.RegularExpressions;
using K3sPulumi.Core.Validation;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace K3sPulumi.Core.Configuration;

/// <summary>
/// How K3s's parser (yaml.v2, YAML 1.1) reads a scalar before it becomes the value of a flag. Without quotes,
/// <c>0640</c> is 416, <c>on</c> is true and <c>2024-01-01</c> is a timestamp.
/// </summary>
internal static partial class Yaml11
{
    /// <summary>The flag's value; empty for null.</summary>
    public static string Read(YamlScalarNode scalar)
    {
        var text = scalar.Value ?? "";
        return scalar.Style != ScalarStyle.Plain || !scalar.Tag.IsEmpty
            ? text.Trim()
            : Word(text) ?? Time(text) ?? Number(text) ?? text.Trim();
    }

    /// <summary>What a flag is set to by this text; null: to neither true nor false.</summary>
    public static bool? Flag(string text) => GoNumber.Flag(Word(text) ?? text);

    /// <summary>The value of a word that YAML 1.1 knows; null for any other text.</summary>
    public static string? Word(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => "",
        "y" or "Y" or "yes" or "Yes" or "YES" or "true" or "True" or "TRUE" or "on" or "On" or "ON" => "true",
        "n" or "N" or "no" or "No" or "NO" or "false" or "False" or "FALSE" or "off" or "Off" or "OFF" => "false",
        _ => null,
    };

    private static string? Time(string text)
    {
        var match = Timestamp().Match(text);
        var date = $"{match.Groups["year"]}-{match.Groups["month"]}-{match.Groups["day"]}";
        return match.Success && DateTime.TryParseExact(date, "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? $"the time {text}"
            : null;
    }

    private static string? Number(string text)
    {
        var plain = text.Replace("_", "", StringComparison.Ordinal);
        if (GoNumber.Integer(plain) is { } integer)
            return integer.ToString(CultureInfo.InvariantCulture);
        return Float().IsMatch(plain) && double.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number.ToString("R", CultureInfo.InvariantCulture)
            : null;
    }

    [GeneratedRegex(@"\A(?<year>[0-9]{4})-(?<month>[0-9]{1,2})-(?<day>[0-9]{1,2})([Tt ][0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}.*)?\z")]
    private static partial Regex Timestamp();

    [GeneratedRegex(@"\A[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\z")]
    private static partial Regex Float();
}
