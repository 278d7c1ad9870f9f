namespace K3sPulumi.Kubernetes;

/// <summary>Arguments of cert-manager.</summary>
public sealed class CertManagerArgs : HelmArgs;
