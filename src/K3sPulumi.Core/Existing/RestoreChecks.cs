using System.Globalization;
using K3sPulumi.Core.Backups;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Existing;

/// <summary>What a restore means for the cluster that is there, or that is not there yet.</summary>
internal static class RestoreChecks
{
    private const string Restore = "restore";

    public static IReadOnlyList<Problem> Problems(ClusterRecord? before, ClusterRecord now)
    {
        if (Parts(now.Restore) is not var (generation, from))
            return HalfDone(before) is { } half ? [half] : [];
        if (before is null)
        {
            return now.TokenIsGiven != false ? [] : [new("token",
                "is missing; a new cluster opens a snapshot only with the token of the cluster that it was taken from.")];
        }

        return Parts(before.Restore) switch
        {
            null when generation <= before.LastRestore => [new($"{Restore}.generation", $"must be at least "
                + $"{before.LastRestore + 1} to restore again: restore {before.LastRestore} was done before restore was removed, "
                + "and each number is restored only once.")],
            var (done, _) when generation < done =>
                [new($"{Restore}.generation", $"is lower than {done}, the last restore; increase it to restore again.")],
            var (done, source) when generation == done => from == source ? [] : [new($"{Restore}.from",
                $"changes without a new generation, so nothing would be restored; increase {Restore}.generation.")],
            _ => [.. Contradictions(before, now)],
        };
    }

    /// <summary>The other servers would start with the data from before, beside the restored cluster of the first one.</summary>
    private static Problem? HalfDone(ClusterRecord? before) =>
        Parts(before?.Restore) is not var (number, _) || before!.Nodes is null || Parts(before.NodesRestore)?.Generation >= number
            ? null : new(Restore, $"is removed while restore {number} is half done: the first server has the snapshot, others "
                + $"are still stopped with the data from before; set it again with generation {number}, run pulumi up, and then "
                + "remove it.");

    /// <summary>Changes that a snapshot of before would undo, or that need the cluster whose servers are stopped.</summary>
    private static IEnumerable<Problem> Contradictions(ClusterRecord before, ClusterRecord now)
    {
        if (now.TokenRotation > before.TokenRotation)
        {
            yield return new("tokenRotation", "increases in the same update as a restore, but a snapshot opens only with the "
                + "token of its time; restore first, then rotate the tokens.");
        }

        if (now.Settings.TryGetValue(RecordOf.Authority, out var ca)
            && before.Settings.GetValueOrDefault(RecordOf.Authority) != ca)
        {
            yield return new("certificates.authority", "changes in the same update as a restore, but a snapshot contains the CAs "
                + "of its time; restore first, then change the CAs.");
        }

        // all at once: the cluster comes back on other hosts
        var gone = before.Generations.Keys.Except(now.Generations.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .ToList();
        if (gone.Count > 0 && gone.Count < before.Generations.Count)
        {
            yield return new("servers", $"no longer contain {string.Join(", ", gone.Select(Quote.Value))}, which cannot leave a "
                + "cluster whose servers are stopped for a restore; remove them before or after the restore.");
        }
    }

    /// <summary>What will be lost, in one line.</summary>
    public static Problem? Warning(ClusterRecord? before, ClusterRecord now)
    {
        if (before is null || Parts(now.Restore) is not var (generation, from) || Parts(before.Restore)?.Generation >= generation)
            return null;
        var snapshot = now.IsHidden || before.IsHidden ? "the snapshot"
            : Quote.Value(from) + (SnapshotTime.Of(from) is { } time ? $", taken {time}" : "");
        return new(Restore, $"brings the cluster back to {snapshot}: everything that was written to it afterwards is lost, "
            + "and the API is down until the first server is restored.");
    }

    /// <summary>Whether this request restores something.</summary>
    public static bool IsAsked(ClusterRecord? before, ClusterRecord now) => Parts(now.Restore) is var (generation, _)
        && !(Parts(before?.Restore)?.Generation >= generation);

    public static int? GenerationOf(string? text) => Parts(text)?.Generation;

    private static (int Generation, string From)? Parts(string? text) => text?.Split(' ', 2) is [var number, var from]
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var generation) ? (generation, from) : null;
}
