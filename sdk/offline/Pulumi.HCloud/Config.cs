namespace Pulumi.HCloud;

/// <summary>The provider's configuration. With it, <c>Config</c> is ambiguous in programs that use both namespaces.</summary>
public static class Config
{
    private static readonly Pulumi.Config Own = new("hcloud");

    /// <summary>The token of the project.</summary>
    public static string? Token => Own.Get("token");
}
