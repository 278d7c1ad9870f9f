using System.Globalization;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Cluster;

/// <summary>How many nodes of a group may change at the same time.</summary>
internal static class Lanes
{
    /// <summary>Null if <paramref name="text"/> is a positive number or a percentage from 1% to 100%.</summary>
    public static string? Problem(string text) =>
        TryParse(text, out _, out _)
            ? null : $"{Quote.Value(text)} is neither a positive number nor a percentage; use a value such as 3 or 10%.";

    /// <summary>At least one, at most <paramref name="nodes"/>; a percentage is rounded down.</summary>
    public static int Count(string text, int nodes)
    {
        if (!TryParse(text, out var number, out var isPercentage))
            return 1;
        var count = isPercentage ? (int)((long)nodes * number / 100) : number;
        return Math.Clamp(count, 1, Math.Max(nodes, 1));
    }

    private static bool TryParse(string text, out int number, out bool isPercentage)
    {
        isPercentage = text.EndsWith('%');
        return int.TryParse(isPercentage ? text[..^1] : text, NumberStyles.None, CultureInfo.InvariantCulture, out number)
            && number >= 1
            && (!isPercentage || number <= 100);
    }
}
