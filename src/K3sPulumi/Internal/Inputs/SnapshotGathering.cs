using K3sPulumi.Core.Cluster;

namespace K3sPulumi.Internal.Inputs;

/// <summary>The part of <see cref="Gathering"/> that reads when and where etcd is saved.</summary>
internal static class SnapshotGathering
{
    public static Func<Values, SnapshotsSpec> Gather(this SnapshotsArgs args, InputSet inputs)
    {
        var (schedule, directory) = (inputs.Add(args.Schedule), inputs.Add(args.Directory));
        var (retention, compress) = (inputs.Add(args.Retention), inputs.Add(args.Compress));
        var store = args.S3?.Gather(inputs);
        return values => new SnapshotsSpec
        {
            Schedule = values.Get(schedule),
            Retention = values.Get(retention),
            Directory = values.Get(directory),
            Compress = values.Get(compress),
            S3 = store?.Invoke(values),
        };
    }

    private static Func<Values, SnapshotStoreSpec> Gather(this SnapshotStoreArgs args, InputSet inputs)
    {
        var (endpoint, ca, skip) = (inputs.Add(args.Endpoint), inputs.Add(args.Ca), inputs.Add(args.InsecureSkipVerify));
        var (region, bucket, folder) = (inputs.Add(args.Region), inputs.Add(args.Bucket), inputs.Add(args.Folder));
        var (access, secret) = (inputs.AddSecret(args.AccessKey), inputs.AddSecret(args.SecretKey));
        return values => new SnapshotStoreSpec
        {
            Endpoint = values.Get(endpoint),
            Ca = values.Get(ca),
            InsecureSkipVerify = values.Get(skip),
            Region = values.Get(region),
            Bucket = values.Get(bucket),
            Folder = values.Get(folder),
            AccessKey = values.Get(access),
            SecretKey = values.Get(secret),
        };
    }
}
