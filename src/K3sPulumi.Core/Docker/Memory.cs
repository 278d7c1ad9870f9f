using System.Globalization;
using System.Text.RegularExpressions;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Docker;

/// <summary>An amount of memory in Docker's syntax: <c>512m</c>, <c>2g</c>.</summary>
internal static partial class Memory
{
    /// <summary>An idle agent was measured at 275 MB.</summary>
    private const int LeastMegabytes = 256;

    /// <summary>Docker does not start a container with less.</summary>
    private const int DockersLeastMegabytes = 6;

    public static string? Problem(string text, bool isNode = true) => Megabytes(text) switch
    {
        null => $"{Quote.Value(text)} is not a valid amount of memory; use a value such as 512m or 2g.",
        < DockersLeastMegabytes when !isNode =>
            $"{Quote.Value(text)} is less than the 6m that Docker requires; use a value such as 128m.",
        < LeastMegabytes when isNode =>
            $"{Quote.Value(text)} is too little for K3s; use at least 512m for an agent and 2g for a server.",
        _ => null,
    };

    /// <summary>Whole mebibytes; null if the text is not a valid amount.</summary>
    public static int? Megabytes(string text)
    {
        var match = Form().Match(text);
        if (!match.Success)
            return null;

        var bytes = decimal.Parse(match.Groups["number"].Value,
            CultureInfo.InvariantCulture) * (match.Groups["unit"].Value.ToUpperInvariant() switch
            {
                "K" => 1L << 10,
                "M" => 1L << 20,
                "G" => 1L << 30,
                "T" => 1L << 40,
                _ => 1L,
            });
        return bytes / (1L << 20) is <= int.MaxValue and var megabytes ? (int)megabytes : null;
    }

    [GeneratedRegex(@"\A(?<number>[0-9]{1,12}(\.[0-9]{1,12})?) ?(?<unit>[kKmMgGtT])?([iI]?[bB]?)\z")]
    private static partial Regex Form();
}

/// <summary>A number of CPUs in Docker's syntax: <c>1.5</c>.</summary>
internal static class Cpus
{
    private const int Digits = 9;

    public static string? Problem(string text) =>
        Number(text) is not { } cpus || cpus is <= 0 or > 4096
            ? $"{Quote.Value(text)} is not a valid number of CPUs; use a value such as 2 or 1.5."
        : decimal.Round(cpus, Digits) != cpus
            ? $"{Quote.Value(text)} is more precise than Docker supports; use at most two decimals, such as 1.25."
        : Number(AsReadBack(text)) != cpus
            ? $"{Quote.Value(text)} is read back as {AsReadBack(text)} by the Docker provider, so that every update would "
                + $"replace the container; use {AsReadBack(text)}."
        : null;

    /// <summary>
    /// The number in the form in which Pulumi's Docker provider reads it back: 2 becomes 2.0, and 10 becomes "10.". It compares
    /// strings, so any other form replaces the container in every run.
    /// </summary>
    public static string AsReadBack(string text)
    {
        if (Number(text) is not { } cpus)
            return text;
        var exact = cpus.ToString("F9", CultureInfo.InvariantCulture);
        return exact.Count(digit => digit == '0') == Digits
            ? decimal.Round(cpus, 1, MidpointRounding.AwayFromZero).ToString("F1", CultureInfo.InvariantCulture)
            : exact.TrimEnd('0');
    }

    private static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}
