using System.Globalization;
using System.Text.RegularExpressions;

namespace K3sPulumi.Core.Validation;

/// <summary>
/// Schedules as K3s parses them (standard parser of robfig/cron v3): five fields, or a descriptor that starts with <c>@</c>, both
/// with an optional time zone in front. K3s silently ignores a schedule that it cannot parse, and takes no snapshots.
/// </summary>
internal static partial class Cron
{
    private const string FiveFields = "use minute, hour, day, month and day of the week, such as 0 */12 * * *";

    private static readonly Dictionary<string, string> Descriptors = new(StringComparer.Ordinal)
    {
        ["@yearly"] = "0 0 1 1 *",
        ["@annually"] = "0 0 1 1 *",
        ["@monthly"] = "0 0 1 * *",
        ["@weekly"] = "0 0 * * 0",
        ["@daily"] = "0 0 * * *",
        ["@midnight"] = "0 0 * * *",
        ["@hourly"] = "0 * * * *",
    };

    private static readonly CronField[] Fields =
    [
        new("minute", 0, 59, []),
        new("hour", 0, 23, []),
        new("day of the month", 1, 31, []),
        new("month", 1, 12, ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]),
        new("day of the week", 0, 6, ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]),
    ];

    /// <summary>The maximum length of each month, starting with January.</summary>
    private static readonly int[] Lengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

    public static string? Problem(string text)
    {
        var schedule = text.Trim();
        if (!schedule.StartsWith("TZ=", StringComparison.Ordinal) && !schedule.StartsWith("CRON_TZ=", StringComparison.Ordinal))
            return WithoutZoneProblem(schedule);

        var blank = schedule.IndexOf(' ', StringComparison.Ordinal);
        if (blank < 0)
            return $"{Quote.Value(text)} has a time zone but no schedule; {FiveFields} after it.";
        var zone = schedule[(schedule.IndexOf('=', StringComparison.Ordinal) + 1)..blank];
        return Zone().IsMatch(zone) && !zone.Contains("..", StringComparison.Ordinal)
            ? WithoutZoneProblem(schedule[blank..].Trim())
            : $"{Quote.Value(zone)} is not a valid time zone; use its name in the tz database, such as CRON_TZ=Europe/Rome 0 2 * "
                + "* *.";
    }

    /// <param name="text">A schedule without a problem.</param>
    public static CronSchedule Read(string text)
    {
        var schedule = text.Trim();
        string? zone = null;
        if (schedule.StartsWith("TZ=", StringComparison.Ordinal) || schedule.StartsWith("CRON_TZ=", StringComparison.Ordinal))
        {
            var blank = schedule.IndexOf(' ', StringComparison.Ordinal);
            zone = schedule[(schedule.IndexOf('=', StringComparison.Ordinal) + 1)..blank];
            schedule = schedule[blank..].Trim();
        }

        return schedule.StartsWith("@every ", StringComparison.Ordinal)
            ? new(zone, schedule["@every ".Length..].Trim(), [], Fields)
            : new(zone, null, Descriptors.GetValueOrDefault(schedule, schedule)
                .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), Fields);
    }

    private static string? WithoutZoneProblem(string schedule)
    {
        if (schedule.StartsWith("@every ", StringComparison.Ordinal))
            return GoDuration.Problem(schedule["@every ".Length..]);
        if (schedule.StartsWith('@'))
            return Descriptors.ContainsKey(schedule)
                ? null
                : $"{Quote.Value(schedule)} is not a valid schedule; use {string.Join(", ", Descriptors.Keys)} or @every with a "
                    + "duration, such as @every 6h.";
        var parts = schedule.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return parts.Length == Fields.Length
            ? Fields.Zip(parts, FieldProblem).FirstOrDefault(problem => problem is not null) ?? NeverProblem(schedule, parts)
            : $"{Quote.Value(schedule)} is not a valid schedule; {FiveFields}.";
    }

    private static string? FieldProblem(CronField field, string part) => field.Read(part) is not null
        ? null
        : string.Create(CultureInfo.InvariantCulture,
            $"{Quote.Value(part)} is not a valid {field.Name}; use {field.First} to {field.Last}, for example 5, 1-5, */2 or *.");

    /// <summary>Such as February 30; with a day of the week, that day matches too.</summary>
    private static string? NeverProblem(string schedule, string[] parts)
    {
        var shortest = Fields[2].Read(parts[2])!.Min();
        return CronField.IsStar(parts[4]) && Fields[3].Read(parts[3])!.All(month => Lengths[month - 1] < shortest)
            ? $"{Quote.Value(schedule)} has a day that its months do not have; choose an earlier day."
            : null;
    }

    [GeneratedRegex(@"\A([A-Za-z0-9][A-Za-z0-9_+/-]*)?\z")]
    private static partial Regex Zone();
}
