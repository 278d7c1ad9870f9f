using System.Globalization;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Backups;

/// <summary>A schedule of cron, as a timer of systemd has it.</summary>
/// <param name="Lines">Lines of the timer.</param>
/// <param name="Cron">The five fields for a cron without extensions; null where only a timer can do it.</param>
internal sealed record TimerSchedule(IReadOnlyList<string> Lines, string? Cron)
{
    private static readonly string[] Days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

    /// <param name="text">A valid schedule.</param>
    public static TimerSchedule Of(string text)
    {
        var schedule = Validation.Cron.Read(text);
        if (schedule.Every is { } every)
            return new([$"OnActiveSec={every}", $"OnUnitActiveSec={every}"], null);
        var zone = schedule.Zone switch { null or "Local" => "", "" => " UTC", var name => $" {name}" };
        var at = $"{Numbers(schedule, 1)}:{Numbers(schedule, 0)}:00{zone}";
        var day = $"OnCalendar=*-{Numbers(schedule, 3)}-{Numbers(schedule, 2)} {at}";
        var weekday = $"OnCalendar={WeekDays(schedule)} *-{Numbers(schedule, 3)}-* {at}";
        // Where both are restricted, cron runs on days that match either; a timer runs on those that match both.
        string[] lines = schedule.IsStar(4) ? [day] : schedule.IsStar(2) ? [weekday] : [day, weekday];
        return new(lines, zone.Length == 0 ? string.Join(' ', schedule.Fields) : null);
    }

    private static string Numbers(CronSchedule schedule, int field) => schedule.IsWhole(field) ? "*"
        : string.Join(',', schedule.Read(field).Order().Select(number => number.ToString("00", CultureInfo.InvariantCulture)));

    private static string WeekDays(CronSchedule schedule) =>
        string.Join(',', schedule.Read(4).Order().Select(number => Days[number]));
}
