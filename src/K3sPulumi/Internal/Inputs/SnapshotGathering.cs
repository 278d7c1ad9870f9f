using K3sPulumi.Core.Backups;
using K3sPulumi.Core.Cluster;
using K3sPulumi.Internal.Datastores;
using Pulumi;

namespace K3sPulumi.Internal.Inputs;

/// <summary>The part of <see cref="Gathering"/> for snapshots of etcd and restores.</summary>
internal static class SnapshotGathering
{
    public static SnapshotsSpec Read(this SnapshotsArgs args, Values values) => new()
    {
        Schedule = values.Get(args.Schedule),
        Retention = values.Get(args.Retention),
        Directory = values.Get(args.Directory),
        Compress = values.Get(args.Compress),
        S3 = args.S3?.Read(values),
        Generation = values.Get(args.Generation),
        PullTo = values.Get(args.PullTo),
    };

    public static RestoreSpec Read(this RestoreArgs args, Input<DatastoreArgs>? datastore, Values values) => new()
    {
        Database = ManagedDatabase.Of(datastore)?.Dialect,
        IsInDocker = ManagedDatabase.Of(datastore)?.Container is not null,
        From = values.Get(args.From),
        Generation = values.Get(args.Generation),
    };

    private static SnapshotStoreSpec Read(this SnapshotStoreArgs args, Values values) => new()
    {
        Endpoint = values.Get(args.Endpoint),
        Ca = values.Get(args.Ca),
        InsecureSkipVerify = values.Get(args.InsecureSkipVerify),
        Region = values.Get(args.Region),
        Bucket = values.Get(args.Bucket),
        Folder = values.Get(args.Folder),
        AccessKey = values.Secret(args.AccessKey),
        SecretKey = values.Secret(args.SecretKey),
    };
}
