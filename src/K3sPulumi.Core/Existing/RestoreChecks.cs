using System.Globalization;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Existing;

/// <summary>What a restore means for the cluster that is there, or that is not there yet.</summary>
internal static class RestoreChecks
{
    private const string Restore = "restore";

    public static Problem? Problem(ClusterRecord? before, ClusterRecord now)
    {
        if (Parts(now.Restore) is not var (generation, from))
            return null;
        if (before is null)
        {
            return now.TokenIsGiven != false ? null : new("token",
                "is missing; a new cluster opens a snapshot only with the token of the cluster that it was taken from.");
        }

        if (Parts(before.Restore) is not var (done, source))
            return null;
        return generation < done
            ? new($"{Restore}.generation", $"is lower than {done}, the last restore; increase it to restore again.")
            : generation == done && from != source
                ? new($"{Restore}.from",
                    $"changes without a new generation, so nothing would be restored; increase {Restore}.generation.")
                : null;
    }

    /// <summary>What will be lost, in one line.</summary>
    public static Problem? Warning(ClusterRecord? before, ClusterRecord now)
    {
        if (before is null || Parts(now.Restore) is not var (generation, from) || Parts(before.Restore)?.Generation >= generation)
            return null;
        var snapshot = now.IsHidden || before.IsHidden ? "the snapshot" : Quote.Value(from);
        return new(Restore, $"brings the cluster back to {snapshot}: everything that was written to it afterwards is lost, "
            + "and the API is down until the first server is restored.");
    }

    private static (int Generation, string From)? Parts(string? text) => text?.Split(' ', 2) is [var number, var from]
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var generation) ? (generation, from) : null;
}
