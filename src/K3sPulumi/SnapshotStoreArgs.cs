using K3sPulumi.Internal.Inputs;
using Pulumi;

namespace K3sPulumi;

/// <summary>A bucket in S3, or in what speaks like it.</summary>
public sealed class SnapshotStoreArgs : ResourceArgs
{
    /// <summary>Host, and port if any. Default: <c>s3.amazonaws.com</c>. A scheme or a path is a problem. K3s: <c>etcd-s3-endpoint</c>.</summary>
    [Input("endpoint")]
    public Input<string>? Endpoint { get; set; }

    /// <summary>Certificate of the authority that signed the endpoint's, as PEM text. Default: those of the host. Anything else is a problem. K3s: <c>etcd-s3-endpoint-ca</c>.</summary>
    [Input("ca")]
    public Input<string>? Ca { get; set; }

    /// <summary>Takes any certificate of the endpoint. Default: false. Together with <c>ca</c> a problem. K3s: <c>etcd-s3-skip-ssl-verify</c>.</summary>
    [Input("insecureSkipVerify")]
    public Input<bool>? InsecureSkipVerify { get; set; }

    /// <summary>Region. Default: <c>us-east-1</c>. K3s: <c>etcd-s3-region</c>.</summary>
    [Input("region")]
    public Input<string>? Region { get; set; }

    /// <summary>Name of the bucket. Required. A path is a problem. K3s: <c>etcd-s3-bucket</c>.</summary>
    [Input("bucket", required: true)]
    public required Input<string> Bucket { get; set; }

    /// <summary>Path within the bucket; clusters that share one need one each. Default: none. K3s: <c>etcd-s3-folder</c>.</summary>
    [Input("folder")]
    public Input<string>? Folder { get; set; }

    /// <summary>Access key. Secret. Default: what the host's own role allows. Without <c>secretKey</c> a problem. K3s: <c>etcd-s3-access-key</c>.</summary>
    [Input("accessKey")]
    public Input<string>? AccessKey { get; set => field = Secrets.Mark(value); }

    /// <summary>Secret key. Secret. Default: what the host's own role allows. Without <c>accessKey</c> a problem. K3s: <c>etcd-s3-secret-key</c>.</summary>
    [Input("secretKey")]
    public Input<string>? SecretKey { get; set => field = Secrets.Mark(value); }
}
