using K3sPulumi.Internal.Inputs;
using Pulumi;

namespace K3sPulumi;

/// <summary>A bucket in Amazon S3 or in an S3-compatible store.</summary>
public sealed class SnapshotStoreArgs : ResourceArgs
{
    /// <summary>
    /// Host, with an optional port. Default: <c>s3.amazonaws.com</c>. A scheme or a path is rejected. K3s:
    /// <c>etcd-s3-endpoint</c>.
    /// </summary>
    [Input("endpoint")]
    public Input<string>? Endpoint { get; set; }

    /// <summary>
    /// CA certificate that signed the endpoint's certificate, as PEM text. Default: the CAs of the host. Other text is rejected.
    /// K3s: <c>etcd-s3-endpoint-ca</c>.
    /// </summary>
    [Input("ca")]
    public Input<string>? Ca { get; set; }

    /// <summary>
    /// Disables verification of the endpoint's certificate. Default: false. Rejected together with <c>ca</c>. K3s:
    /// <c>etcd-s3-skip-ssl-verify</c>.
    /// </summary>
    [Input("insecureSkipVerify")]
    public Input<bool>? InsecureSkipVerify { get; set; }

    /// <summary>Region. Default: <c>us-east-1</c>. K3s: <c>etcd-s3-region</c>.</summary>
    [Input("region")]
    public Input<string>? Region { get; set; }

    /// <summary>Name of the bucket. Required. A path is rejected. K3s: <c>etcd-s3-bucket</c>.</summary>
    [Input("bucket", required: true)]
    public required Input<string> Bucket { get; set; }

    /// <summary>
    /// Path within the bucket; clusters that share a bucket each need their own. Default: none. K3s: <c>etcd-s3-folder</c>.
    /// </summary>
    [Input("folder")]
    public Input<string>? Folder { get; set; }

    /// <summary>
    /// Access key. Default: the host's IAM role. Rejected without <c>secretKey</c>. Secret. K3s: <c>etcd-s3-access-key</c>.
    /// </summary>
    [Input("accessKey")]
    public Input<string>? AccessKey { get; set => field = Secrets.Mark(value); }

    /// <summary>
    /// Secret key. Default: the host's IAM role. Rejected without <c>accessKey</c>. Secret. K3s: <c>etcd-s3-secret-key</c>.
    /// </summary>
    [Input("secretKey")]
    public Input<string>? SecretKey { get; set => field = Secrets.Mark(value); }
}
