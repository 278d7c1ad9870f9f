using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Cluster;

/// <summary>A bucket to which K3s also copies its snapshots.</summary>
internal sealed record SnapshotStoreSpec
{
    private const string CaPath = "/etc/rancher/k3s/snapshots/ca.crt";

    public Value<string> Endpoint { get; init; }

    public Value<string> Ca { get; init; }

    public Value<bool> InsecureSkipVerify { get; init; }

    public Value<string> Region { get; init; }

    public Value<string> Bucket { get; init; }

    public Value<string> Folder { get; init; }

    public Value<Secret> AccessKey { get; init; }

    public Value<Secret> SecretKey { get; init; }

    public IEnumerable<Secret> Secrets =>
        new[] { AccessKey, SecretKey }.Where(secret => secret.IsKnown).Select(secret => secret.Content);

    public IEnumerable<HostFile> Files => Ca.IsKnown ? [new(CaPath, "0600", new Secret(Ca.Content!))] : [];

    public void Check(ProblemList problems)
    {
        problems.Require("bucket", Bucket, "is missing; set the name of the bucket.");
        problems.Check("bucket", Bucket, BucketProblem);
        problems.Check("endpoint", Endpoint, EndpointProblem);
        problems.Check("ca", Ca, Pem.CertificateProblem);
        if (AccessKey.IsGiven != SecretKey.IsGiven)
            problems.Add(AccessKey.IsGiven ? "secretKey" : "accessKey", "is missing; the two keys are required together.");
        if (Ca.IsGiven && InsecureSkipVerify.Or(false))
            problems.Add("ca", "has no effect with insecureSkipVerify; remove one of the two.");
    }

    public void Write(ConfigFile file)
    {
        file.Flag("etcd-s3", true);
        file.Text("etcd-s3-endpoint", Endpoint.Content);
        file.Text("etcd-s3-endpoint-ca", Ca.IsGiven ? CaPath : null);
        file.Flag("etcd-s3-skip-ssl-verify", InsecureSkipVerify.Or(false));
        file.Text("etcd-s3-region", Region.Content);
        file.Text("etcd-s3-bucket", Bucket.Content);
        file.Text("etcd-s3-folder", Folder.Content);
        file.Hidden("etcd-s3-access-key", AccessKey.IsGiven ? AccessKey.Content : null);
        file.Hidden("etcd-s3-secret-key", SecretKey.IsGiven ? SecretKey.Content : null);
    }

    public static string? BucketProblem(string text) => text.Length > 0 && !text.Contains('/', StringComparison.Ordinal)
        ? null
        : $"{Quote.Value(text)} is not a valid bucket name; use only the name, and set the path in folder.";

    public static string? EndpointProblem(string text) =>
        text.Contains("://", StringComparison.Ordinal)
            ? $"{Quote.Value(text)} starts with a scheme; use only host and port, such as s3.example.com:9000."
        : HostAndPort.TryParse(text) is not { HasValidPort: true, Port: not "" } server
            || Addresses.HostProblem(server.Host) is not null
                ? $"{Quote.Value(text)} is not a valid host; use host and port, such as s3.example.com:9000."
        : null;
}
