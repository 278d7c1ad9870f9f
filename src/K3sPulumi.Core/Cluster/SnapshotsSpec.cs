using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Cluster;

/// <summary>Schedule and location of embedded etcd snapshots.</summary>
internal sealed record SnapshotsSpec
{
    /// <summary><c>etcd-snapshot-schedule-cron</c></summary>
    public Value<string> Schedule { get; init; }

    /// <summary><c>etcd-snapshot-retention</c></summary>
    public Value<int> Retention { get; init; }

    /// <summary><c>etcd-snapshot-dir</c></summary>
    public Value<string> Directory { get; init; }

    /// <summary><c>etcd-snapshot-compress</c></summary>
    public Value<bool> Compress { get; init; }

    public SnapshotStoreSpec? S3 { get; init; }

    /// <summary>Values that must never be shown.</summary>
    public IEnumerable<Secret> Secrets => S3?.Secrets ?? [];

    public IEnumerable<HostFile> Files => S3?.Files ?? [];

    public void Check(ProblemList findings, bool hasEtcd)
    {
        if (!hasEtcd)
            findings.Add("require embedded etcd, which this cluster does not use; set embeddedEtcd, add servers, back up the "
                + "datastore with its own tools, or remove this.");
        findings.Check("schedule", Schedule, Cron.Problem);
        findings.Check("retention", Retention, number =>
            number > 0 ? null : "is not positive; set the number of snapshots to keep.");
        findings.Check("directory", Directory, Paths.Problem);
        S3?.Check(findings.At("s3"));
    }

    public void Write(ConfigFile file)
    {
        file.Text("etcd-snapshot-schedule-cron", Schedule.Content);
        file.Number("etcd-snapshot-retention", Retention.IsKnown ? Retention.Content : null);
        file.Text("etcd-snapshot-dir", Directory.Content);
        file.Flag("etcd-snapshot-compress", Compress.Or(false));
        S3?.Write(file);
    }
}
