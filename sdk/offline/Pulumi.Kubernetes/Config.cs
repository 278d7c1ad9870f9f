namespace Pulumi.Kubernetes;

/// <summary>The provider's configuration. With it, <c>Config</c> is ambiguous in programs that use both namespaces.</summary>
public static class Config
{
    private static readonly Pulumi.Config Own = new("kubernetes");
    private static (bool IsSet, string? Value) _kubeConfig;

    /// <summary>The text of a kubeconfig, or its file.</summary>
    public static string? KubeConfig
    {
        get => _kubeConfig.IsSet ? _kubeConfig.Value : Own.Get("kubeconfig");
        set => _kubeConfig = (true, value);
    }
}
