using K3sPulumi.Core.Backups;
using Pulumi;

namespace K3sPulumi.Internal.Backups;

/// <summary>The newest snapshot of one server, as its last run printed it.</summary>
internal static class NewestSnapshots
{
    /// <param name="node">Name of the node.</param>
    /// <param name="printed">Outputs of the runs on the server; what is read from them is not secret.</param>
    /// <returns>One, or none.</returns>
    public static Output<SnapshotInfo[]> Of(Output<string> node, params IEnumerable<Output<string>> printed) =>
        Output.Tuple(node, Output.Unsecret(Output.All(printed))).Apply(both =>
            SnapshotReport.Newest(both.Item2) is { } newest
                ? [new SnapshotInfo(both.Item1, newest.Name, newest.Path, newest.Size, newest.TimeText)]
                : Array.Empty<SnapshotInfo>());

    /// <summary>A request that cannot work: it fails with its problems.</summary>
    public static Output<SnapshotInfo[]> Refused(Output<bool> isChecked) =>
        isChecked.Apply(_ => Array.Empty<SnapshotInfo>());
}
