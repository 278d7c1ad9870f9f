using System.Globalization;
using K3sPulumi.Core.Scripts;

namespace K3sPulumi.Core.Backups;

/// <summary>A snapshot as a server printed it.</summary>
/// <param name="Path">Its file on the server.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Time">When it was taken.</param>
internal sealed record SnapshotReport(string Path, long Size, DateTimeOffset Time)
{
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>In ISO 8601 format.</summary>
    public string TimeText => Time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>The newest snapshot in the outputs of runs, the later of which need not have printed one.</summary>
    public static SnapshotReport? Newest(params IEnumerable<string?> printed) =>
        printed.Select(Read).OfType<SnapshotReport>().MaxBy(report => report.Time);

    private static SnapshotReport? Read(string? printed)
    {
        var words = (printed is null ? null : MarkedOutput.Parts(printed)?.GetValueOrDefault("snapshots"))?.Trim().Split(' ', 3);
        return words is [var time, var size, ['/', ..] path] && long.TryParse(size, NumberStyles.None,
                CultureInfo.InvariantCulture, out var bytes) && TimeOf(time) is { } taken
            ? new(path, bytes, taken) : null;
    }

    /// <summary>
    /// Seconds since 1970, as in names of snapshots, or as in names of dumps; null for what is not a time of this millennium.
    /// </summary>
    private static DateTimeOffset? TimeOf(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < 253_402_300_800
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : DateTimeOffset.TryParseExact(text, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
