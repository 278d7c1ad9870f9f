using K3sPulumi.Core.Backups;
using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Cluster;

/// <summary>Snapshots of embedded etcd or SQLite: schedule, location, and those that are asked for.</summary>
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

    /// <summary>Increased by the user for each snapshot.</summary>
    public Value<int> Generation { get; init; }

    /// <summary>Directory of the deploying machine to which those that are asked for are copied.</summary>
    public Value<string> PullTo { get; init; }

    /// <summary>Values that must never be shown.</summary>
    public IEnumerable<Secret> Secrets => S3?.Secrets ?? [];

    public IEnumerable<HostFile> Files => S3?.Files ?? [];

    /// <param name="problems">At the argument.</param>
    /// <param name="store">Where the servers store their state.</param>
    /// <param name="isContainer">Whether they are containers.</param>
    public void Check(ProblemList problems, NodeStore store, bool isContainer)
    {
        if (store == NodeStore.External)
        {
            problems.Add("are of embedded etcd or SQLite, and this cluster has an external datastore; set backup of the "
                + "datastore's component, back it up with its own tools, or remove this.");
        }

        if (store == NodeStore.Sqlite)
            CheckSqlite(problems, isContainer);
        problems.Check("schedule", Schedule, Cron.Problem);
        problems.Check("retention", Retention, number =>
            number > 0 ? null : "is not positive; set the number of snapshots to keep.");
        OnDemand.Check(problems, "snapshot", Generation, PullTo);
        problems.Check("directory", Directory, Paths.Problem);
        S3?.Check(problems.At("s3"));
    }

    /// <summary>K3s does nothing for it.</summary>
    private void CheckSqlite(ProblemList problems, bool isContainer)
    {
        if (!Schedule.IsGiven && !Generation.IsGiven)
            problems.Add("have no effect with SQLite without schedule or generation; set one of them, or set embeddedEtcd.");
        if (S3 is not null)
        {
            problems.Add("s3",
                "requires embedded etcd, because K3s sends nothing of SQLite to a bucket; set pullTo, or set embeddedEtcd.");
        }

        if (Compress.IsGiven)
            problems.Add("compress", "requires embedded etcd; remove it, or set embeddedEtcd.");
        if (Schedule.IsGiven && isContainer)
        {
            problems.Add("schedule", "requires a host or embedded etcd, because nothing in the container makes copies of SQLite "
                + "on schedule; increase generation instead.");
        }

        problems.Check("directory", Directory, folder => Paths.Problem(folder) ?? (folder.All(IsPlain) ? null
            : $"{Quote.Value(folder)} contains special characters; use a path such as /srv/snapshots."));
    }

    private static bool IsPlain(char character) =>
        char.IsAsciiLetterOrDigit(character) || character is '/' or '.' or '_' or '-';

    public void Write(ConfigFile file)
    {
        file.Text("etcd-snapshot-schedule-cron", Schedule.Content);
        file.Number("etcd-snapshot-retention", Retention.IsKnown ? Retention.Content : null);
        file.Text("etcd-snapshot-dir", Directory.Content);
        file.Flag("etcd-snapshot-compress", Compress.Or(false));
        S3?.Write(file);
    }
}
