using Pulumi;

namespace K3sPulumi;

/// <summary>Finer points of the API server and its companions; equal on all servers.</summary>
/// <example><code>
/// ControlPlane = new() { SecretsEncryption = true, SecretsEncryptionProvider = "secretbox" }
/// </code></example>
public sealed class ControlPlaneArgs : ResourceArgs
{
    /// <summary>Encrypts secrets at rest; to be decided before the first start. Default: false, with <c>hardening</c> true. K3s: <c>secrets-encryption</c>.</summary>
    [Input("secretsEncryption")]
    public Input<bool>? SecretsEncryption { get; set; }

    /// <summary><c>aescbc</c> or <c>secretbox</c>. Default: <c>aescbc</c>. Any other, and one without encryption, are problems. K3s: <c>secrets-encryption-provider</c>.</summary>
    [Input("secretsEncryptionProvider")]
    public Input<string>? SecretsEncryptionProvider { get; set; }

    /// <summary>Arguments of the API server as <c>flag=value</c>. Default: none. K3s: <c>kube-apiserver-arg</c>.</summary>
    [Input("kubeApiserverArgs")]
    public InputList<string> KubeApiserverArgs { get => field ??= new(); set; }

    /// <summary>Arguments of the controller manager as <c>flag=value</c>. Default: none. K3s: <c>kube-controller-manager-arg</c>.</summary>
    [Input("kubeControllerManagerArgs")]
    public InputList<string> KubeControllerManagerArgs { get => field ??= new(); set; }
}
