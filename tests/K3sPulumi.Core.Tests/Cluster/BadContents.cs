using K3sPulumi.Core.Backups;
using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Cluster;

using static K3sPulumi.Core.Tests.Cluster.BadRequests;
using static K3sPulumi.Core.Tests.Cluster.Requests;

/// <summary>Invalid requests for snapshots and manifests.</summary>
internal static class BadContents
{
    public static IEnumerable<(string What, string Path, ClusterSpec Request)> All =>
    [
        ("snapshots of SQLite that are neither scheduled nor asked for", "snapshots",
            Docker.With(settings => settings with { Snapshots = new() })),
        ("snapshots of a datastore", "snapshots",
            Docker.With(settings => settings with { Snapshots = new(), Datastore = BadDatastores.Elsewhere })),
        ("a schedule that is none", "snapshots.schedule", Saved(new() { Schedule = Text("every day") })),
        ("a schedule out of range", "snapshots.schedule", Saved(new() { Schedule = Text("0 25 * * *") })),
        ("no snapshots kept", "snapshots.retention", Saved(new() { Retention = Value<int>.Of(0) })),
        ("a relative directory of snapshots", "snapshots.directory", Saved(new() { Directory = Text("snapshots") })),
        ("a snapshot with the number 0", "snapshots.generation", Saved(new() { Generation = Value<int>.Of(0) })),
        ("a snapshot with a negative number of SQLite", "snapshots.generation", Copied(new() { Generation = Value<int>.Of(-1) })),
        ("snapshots that are pulled without a number", "snapshots.pullTo", Saved(new() { PullTo = Text("backups") })),
        ("snapshots that are pulled to nowhere", "snapshots.pullTo", Saved(Once with { PullTo = Text(" ") })),
        ("a bucket for SQLite", "snapshots.s3", Copied(Once with { S3 = new() { Bucket = Text("a") } })),
        ("compressed copies of SQLite", "snapshots.compress", Copied(Once with { Compress = Value<bool>.Of(true) })),
        ("copies of SQLite on a schedule in a container", "snapshots.schedule", Copied(new() { Schedule = Text("@daily") })),
        ("copies of SQLite on a schedule that is none", "snapshots.schedule",
            CopiedOnHost(new() { Schedule = Text("nightly") })),
        ("copies of SQLite in a directory with a quote", "snapshots.directory",
            CopiedOnHost(Once with { Directory = Text("/srv/it's") })),
        ("a restore without a source", "restore.from", Restored(new() { Generation = Value<int>.Of(1) })),
        ("a restore without a number", "restore.generation", Restored(new() { From = Text("etcd-snapshot-a-1") })),
        ("a restore with the number 0", "restore.generation", Restored(Restore("etcd-snapshot-a-1", 0))),
        ("a restore from a relative path", "restore.from", Restored(Restore("snapshots/a"))),
        ("a restore from a directory", "restore.from", Restored(Restore("/srv/snapshots/"))),
        ("a restore from a path with dots", "restore.from", Restored(Restore("/srv/../a"))),
        ("a restore from a web server", "restore.from", Restored(Restore("https://a.example/b"))),
        ("a restore from a bucket without a name", "restore.from", Restored(Restore("s3://bucket"))),
        ("a restore from a bucket that K3s cannot reach", "restore.from", Restored(Restore("s3://bucket/a"))),
        ("a restore from a name with a space", "restore.from", Restored(Restore("my snapshot"))),
        ("a restore of SQLite from a bucket", "restore.from",
            Docker.With(settings => settings with { Restore = Restore("s3://bucket/a") })),
        ("a restore of a datastore", "restore", Docker.With(settings => settings with
        {
            Datastore = BadDatastores.Elsewhere,
            Restore = Restore("a"),
        })),
        ("a store without a bucket", "snapshots.s3.bucket", Stored(new())),
        ("a bucket with a path", "snapshots.s3.bucket", Stored(new() { Bucket = Text("clusters/prod") })),
        ("a store's endpoint with a scheme", "snapshots.s3.endpoint",
            Stored(new() { Bucket = Text("a"), Endpoint = Text("https://s3.example.com") })),
        ("a store's endpoint with a path", "snapshots.s3.endpoint",
            Stored(new() { Bucket = Text("a"), Endpoint = Text("s3.example.com/a") })),
        ("a store's CA that is not PEM", "snapshots.s3.ca", Stored(new() { Bucket = Text("a"), Ca = Text("/etc/ssl/ca.crt") })),
        ("a manifest whose name is none", "manifests[\"my_cni\"]", Applied("my_cni", "apiVersion: v1\nkind: Pod\n")),
        ("a manifest in place of a packaged component", "manifests[\"traefik\"]",
            Applied("traefik", "apiVersion: v1\nkind: Pod\n")),
        ("a manifest that is not YAML", "manifests[\"cni\"]", Applied("cni", "a: [")),
        ("a manifest indented by tabs", "manifests[\"cni\"]",
            Applied("cni", "apiVersion: v1\nkind: Pod\nmetadata:\n\tname: a\n")),
        ("a manifest without a kind", "manifests[\"cni\"]",
            Applied("cni", "apiVersion: v1\nkind: Pod\n---\napiVersion: v1\nmetadata:\n  name: in-clear\n")),
        ("a manifest that is a list", "manifests[\"cni\"]", Applied("cni", "- apiVersion: v1\n  kind: Pod\n")),
        ("an empty manifest", "manifests[\"cni\"]", Applied("cni", "---\n# nothing yet\n")),
        ("manifests and a rootless server", "servers[0].rootless", (Ssh with { Agents = [] })
            .With(settings => settings with { Manifests = Manifest("cni", "apiVersion: v1\nkind: Pod\n") })
            .WithServer(node =>
                node with { Rootless = true, Ssh = Host("10.0.0.11") with { User = Text("ubuntu") } })),
        ("an access key without its secret key", "snapshots.s3.secretKey",
            Stored(new() { Bucket = Text("a"), AccessKey = Value<Secret>.Unknown })),
    ];

    private static Value<IReadOnlyDictionary<string, Secret>> Manifest(string name, string text) =>
        Value<IReadOnlyDictionary<string, Secret>>.Of(new Dictionary<string, Secret> { [name] = new(text) });

    private static ClusterSpec Applied(string name, string text) =>
        Docker.With(settings => settings with { Manifests = Manifest(name, text) });

    private static RestoreSpec Restore(string from, int generation = 1) =>
        new() { From = Text(from), Generation = Value<int>.Of(generation) };

    private static ClusterSpec Restored(RestoreSpec restore) =>
        Docker.With(settings => settings with { EmbeddedEtcd = true, Restore = restore });

    private static ClusterSpec Saved(SnapshotsSpec snapshots) =>
        Docker.With(settings => settings with { EmbeddedEtcd = true, Snapshots = snapshots });

    private static readonly SnapshotsSpec Once = new() { Generation = Value<int>.Of(1) };

    private static ClusterSpec Copied(SnapshotsSpec snapshots) =>
        Docker.With(settings => settings with { Snapshots = snapshots });

    private static ClusterSpec CopiedOnHost(SnapshotsSpec snapshots) =>
        Ssh.With(settings => settings with { Snapshots = snapshots });

    private static ClusterSpec Stored(SnapshotStoreSpec store) => Saved(new() { S3 = store });
}
