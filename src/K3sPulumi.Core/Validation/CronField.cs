using System.Globalization;
using System.Text.RegularExpressions;

namespace K3sPulumi.Core.Validation;

/// <summary>One field of a schedule: its range, and the names of its numbers.</summary>
internal sealed partial record CronField(string Name, int First, int Last, IReadOnlyList<string> Names)
{
    /// <summary>
    /// The numbers in a list such as <c>1-5,*/15,sun</c>; null if one of its items is malformed.
    /// </summary>
    public IReadOnlySet<int>? Read(string text)
    {
        var numbers = new HashSet<int>();
        foreach (var item in text.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            if (Range(item) is not { } range)
                return null;
            for (var number = range.From; number <= range.To; number += Math.Min(range.Step, Last + 1))
                numbers.Add((int)number);
        }

        return numbers.Count == 0 ? null : numbers;
    }

    /// <summary>Whether the text allows every number: days of the month and of the week are then combined.</summary>
    public static bool IsStar(string text) =>
        text.Split(',').Any(item => item.StartsWith('*') || item.StartsWith('?'));

    private (long From, long To, long Step)? Range(string item)
    {
        var parts = item.Split('/');
        var ends = parts[0].Split('-');
        var step = parts.Length == 1 ? 1 : Number(parts[1]);
        if (parts.Length > 2 || step is null or 0)
            return null;
        if (ends[0] is "*" or "?")
            return (First, Last, step.Value);
        var from = NumberOrName(ends[0]);
        var to = ends.Length > 1 ? NumberOrName(ends[1]) : parts.Length > 1 ? Last : from;
        return ends.Length <= 2 && from >= First && to <= Last && from <= to ? (from.Value, to.Value, step.Value) : null;
    }

    private long? NumberOrName(string text) =>
        Names.Index().Where(name => name.Item.Equals(text, StringComparison.OrdinalIgnoreCase))
            .Select(name => (long?)name.Index + First).FirstOrDefault() ?? Number(text);

    private static long? Number(string text) =>
        Digits().IsMatch(text) && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    [GeneratedRegex(@"\A\+?[0-9]+\z")]
    private static partial Regex Digits();
}
