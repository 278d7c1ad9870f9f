using System.Globalization;

namespace K3sPulumi.Core;

/// <summary>Schedules as K3s reads them: five fields, or a word that begins with <c>@</c>.</summary>
internal static class Cron
{
    private static readonly string[] Words = ["@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly"];
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    private static readonly string[] Days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    private static readonly (string Name, int First, int Last, string[] Words, int WordBase)[] Fields =
    [
        ("minute", 0, 59, [], 0), ("hour", 0, 23, [], 0), ("day of the month", 1, 31, [], 0), ("month", 1, 12, Months, 1), ("day of the week", 0, 6, Days, 0),
    ];

    public static string? Problem(string text)
    {
        if (text.StartsWith('@'))
            return Words.Contains(text) || text.StartsWith("@every ", StringComparison.Ordinal)
                ? null
                : $"{Echo.Of(text)} is no schedule; write five fields such as 0 */12 * * *, or @daily.";
        var fields = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields.Length != Fields.Length
            ? $"{Echo.Of(text)} is no schedule; write minute, hour, day, month and day of the week, such as 0 */12 * * *."
            : Fields.Zip(fields, (field, part) => part.Split(',').All(item => IsRange(item, field.First, field.Last, field.Words, field.WordBase))
                ? null
                : $"{Echo.Of(part)} is no {field.Name}; use {Number(field.First)} to {Number(field.Last)}, as in 5, 1-5, */2 or *.").FirstOrDefault(problem => problem is not null);
    }

    private static bool IsRange(string item, int first, int last, string[] words, int wordBase)
    {
        var step = item.Split('/');
        if (step.Length > 2 || (step.Length == 2 && (Parse(step[1], [], 0) is not { } width || width < 1)))
            return false;
        if (step[0] is "*" or "?")
            return true;
        var ends = step[0].Split('-');
        var from = Parse(ends[0], words, wordBase);
        var to = Parse(ends[^1], words, wordBase);
        return ends.Length <= 2 && from >= first && to <= last && from <= to;
    }

    private static int? Parse(string text, string[] words, int wordBase) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : Array.IndexOf(words, text.ToLowerInvariant()) is var index and >= 0 ? index + wordBase
        : null;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
