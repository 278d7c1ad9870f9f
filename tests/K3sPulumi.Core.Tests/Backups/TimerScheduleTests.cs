using K3sPulumi.Core.Backups;

namespace K3sPulumi.Core.Tests.Backups;

/// <summary>Schedules of cron as timers of systemd.</summary>
public sealed class TimerScheduleTests
{
    [Theory]
    [InlineData("0 */12 * * *", "OnCalendar=*-*-* 00,12:00:00", "0 */12 * * *")]
    [InlineData("*/20 1-3 * * *", "OnCalendar=*-*-* 01,02,03:00,20,40:00", "*/20 1-3 * * *")]
    [InlineData("30 2 1 */6 *", "OnCalendar=*-01,07-01 02:30:00", "30 2 1 */6 *")]
    [InlineData("0 4 * * mon-fri", "OnCalendar=Mon,Tue,Wed,Thu,Fri *-*-* 04:00:00", "0 4 * * mon-fri")]
    [InlineData("0 4 13 * 5", "OnCalendar=*-*-13 04:00:00\nOnCalendar=Fri *-*-* 04:00:00", "0 4 13 * 5")]
    [InlineData("0 4 ? * ?", "OnCalendar=*-*-* 04:00:00", "0 4 ? * ?")]
    [InlineData("* * * * *", "OnCalendar=*-*-* *:*:00", "* * * * *")]
    [InlineData("@daily", "OnCalendar=*-*-* 00:00:00", "0 0 * * *")]
    [InlineData("@weekly", "OnCalendar=Sun *-*-* 00:00:00", "0 0 * * 0")]
    [InlineData("@every 6h30m", "OnActiveSec=6h30m\nOnUnitActiveSec=6h30m", null)]
    [InlineData("CRON_TZ=Europe/Rome 0 2 * * *", "OnCalendar=*-*-* 02:00:00 Europe/Rome", null)]
    [InlineData("TZ=UTC @hourly", "OnCalendar=*-*-* *:00:00 UTC", null)]
    [InlineData("CRON_TZ=Local 0 2 * * *", "OnCalendar=*-*-* 02:00:00", "0 2 * * *")]
    public void EveryScheduleOfK3sHasATimer(string schedule, string timer, string? cron)
    {
        var made = TimerSchedule.Of(schedule);

        Assert.Equal((timer, cron), (string.Join('\n', made.Lines), made.Cron));
    }
}
