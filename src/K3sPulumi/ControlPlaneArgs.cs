using Pulumi;

namespace K3sPulumi;

/// <summary>Advanced settings of the API server, the controller manager and the scheduler; the same on all servers.</summary>
/// <example><code>
/// ControlPlane = new() { SecretsEncryption = true, SecretsEncryptionProvider = "secretbox" }
/// </code></example>
public sealed class ControlPlaneArgs : ResourceArgs
{
    /// <summary>
    /// Encrypts Kubernetes secrets at rest. Decide before the first start. Default: false, or true with <c>hardening</c>. K3s:
    /// <c>secrets-encryption</c>.
    /// </summary>
    [Input("secretsEncryption")]
    public Input<bool>? SecretsEncryption { get; set; }

    /// <summary>
    /// Encryption provider: <c>aescbc</c> or <c>secretbox</c>. Default: <c>aescbc</c>. Other values are rejected, and so is a
    /// provider without encryption. K3s: <c>secrets-encryption-provider</c>.
    /// </summary>
    [Input("secretsEncryptionProvider")]
    public Input<string>? SecretsEncryptionProvider { get; set; }

    /// <summary>Identity provider whose users may log in to the cluster. Default: none.</summary>
    [Input("oidc")]
    public OidcArgs? Oidc { get; set; }

    /// <summary>
    /// Flags of the API server, as <c>flag=value</c>. Default: none. Flags that K3s or another argument sets are rejected. K3s:
    /// <c>kube-apiserver-arg</c>.
    /// </summary>
    [Input("kubeApiserverArgs")]
    public InputList<string> KubeApiserverArgs { get => field ??= new(); set; }

    /// <summary>
    /// Flags of the controller manager, as <c>flag=value</c>. Default: none. Flags that K3s or another argument sets are
    /// rejected. K3s: <c>kube-controller-manager-arg</c>.
    /// </summary>
    [Input("kubeControllerManagerArgs")]
    public InputList<string> KubeControllerManagerArgs { get => field ??= new(); set; }
}
