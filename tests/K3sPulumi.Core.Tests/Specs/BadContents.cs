using K3sPulumi.Core.Options;
using K3sPulumi.Core.Specs;
using static K3sPulumi.Core.Tests.Specs.BadRequests;
using static K3sPulumi.Core.Tests.Specs.Requests;

namespace K3sPulumi.Core.Tests.Specs;

/// <summary>Requests for snapshots that cannot work.</summary>
internal static class BadContents
{
    public static IEnumerable<(string What, string Path, ClusterSpec Request)> All =>
    [
        ("snapshots of SQLite", "snapshots", Docker.With(settings => settings with { Snapshots = new() })),
        ("snapshots of a datastore", "snapshots", Docker.With(settings => settings with { Snapshots = new(), DatastoreEndpoint = Value<Secret>.Unknown })),
        ("a schedule that is none", "snapshots.schedule", Saved(new() { Schedule = Text("every day") })),
        ("a schedule out of range", "snapshots.schedule", Saved(new() { Schedule = Text("0 25 * * *") })),
        ("no snapshots kept", "snapshots.retention", Saved(new() { Retention = Value<int>.Of(0) })),
        ("a relative directory of snapshots", "snapshots.directory", Saved(new() { Directory = Text("snapshots") })),
        ("a store without a bucket", "snapshots.s3.bucket", Stored(new())),
        ("a bucket with a path", "snapshots.s3.bucket", Stored(new() { Bucket = Text("clusters/prod") })),
        ("a store's endpoint with a scheme", "snapshots.s3.endpoint", Stored(new() { Bucket = Text("a"), Endpoint = Text("https://s3.example.com") })),
        ("a store's endpoint with a path", "snapshots.s3.endpoint", Stored(new() { Bucket = Text("a"), Endpoint = Text("s3.example.com/a") })),
        ("a store's CA that is no PEM", "snapshots.s3.ca", Stored(new() { Bucket = Text("a"), Ca = Text("/etc/ssl/ca.crt") })),
        ("an access key without its secret key", "snapshots.s3.secretKey", Stored(new() { Bucket = Text("a"), AccessKey = Value<Secret>.Unknown })),
    ];

    private static ClusterSpec Saved(SnapshotsSpec snapshots) => Docker.With(settings => settings with { EmbeddedEtcd = true, Snapshots = snapshots });

    private static ClusterSpec Stored(SnapshotStoreSpec store) => Saved(new() { S3 = store });
}
