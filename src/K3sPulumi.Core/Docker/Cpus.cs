using System.Globalization;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Docker;

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
