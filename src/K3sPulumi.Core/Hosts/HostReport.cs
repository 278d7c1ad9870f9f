using System.Globalization;

namespace K3sPulumi.Core.Hosts;

/// <summary>The parts of a run's output that the user should see. The rest is treated as secret and never shown.</summary>
internal static class HostReport
{
    private const string Warning = "warning: ";
    private const string ClockLine = "clock: ";
    private const int NoticedSeconds = 30;
    private const int ToleratedSeconds = 300;

    public static IEnumerable<string> Warnings(string printed) =>
        Lines(printed, Warning).Distinct(StringComparer.Ordinal);

    /// <summary>
    /// How many seconds the host's clock was ahead of <paramref name="now"/>, the end of its run; null if the host did not report
    /// it.
    /// </summary>
    public static int? Skew(string printed, DateTimeOffset now) =>
        long.TryParse(Lines(printed, ClockLine).LastOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var clock)
            ? (int)Math.Clamp(clock - now.ToUnixTimeSeconds(), int.MinValue + 1, int.MaxValue)
            : null;

    /// <summary>The warning about a clock that is slightly off.</summary>
    public static string? ClockWarning(int skew) => Math.Abs(skew) > NoticedSeconds ? $"{Clocks(skew)}." : null;

    /// <summary>Why a node is not started: its certificates would not be valid yet, or no longer.</summary>
    public static string? ClockProblem(int skew) => Math.Abs(skew) > ToleratedSeconds
        ? $"{Clocks(skew)}: synchronize both (chrony or systemd-timesyncd), then run pulumi up again, which accepts the clocks "
            + "as they are."
        : null;

    private static string Clocks(int skew) => string.Create(CultureInfo.InvariantCulture,
        $"the clock of the host is {Math.Abs(skew)} s {(skew > 0 ? "ahead of" : "behind")} the clock of this machine");

    private static IEnumerable<string> Lines(string printed, string start) => printed.Split('\n')
        .Where(line => line.StartsWith(start, StringComparison.Ordinal)).Select(line => line[start.Length..].TrimEnd());
}
