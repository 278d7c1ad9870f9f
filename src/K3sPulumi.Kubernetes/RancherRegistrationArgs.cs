using K3sPulumi.Internal.Inputs;
using Pulumi;

namespace K3sPulumi.Kubernetes;

/// <summary>Arguments of the registration with a Rancher elsewhere.</summary>
public sealed class RancherRegistrationArgs : ResourceArgs
{
    /// <summary>
    /// URL of Rancher, such as <c>https://rancher.example.com</c>. Required. The deploying machine and the cluster must reach it.
    /// Other schemes and URLs with a path are rejected.
    /// </summary>
    [Input("server", required: true)]
    public required Input<string> Server { get; set; }

    /// <summary>
    /// Token of the registration with the ID of the cluster, such as <c>abc…_c-m-x1y2z3</c>: what stands between
    /// <c>/v3/import/</c> and <c>.yaml</c> in the URL that Rancher shows. Required. Secret. Another form is rejected.
    /// </summary>
    [Input("token", required: true)]
    public required Input<string> Token { get; set => field = Secrets.Mark(value); }

    /// <summary>CA of Rancher, as PEM text. Default: the CAs of the deploying machine. Other text is rejected.</summary>
    [Input("ca")]
    public Input<string>? Ca { get; set; }
}
