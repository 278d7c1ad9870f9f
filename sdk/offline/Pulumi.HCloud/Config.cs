namespace Pulumi.HCloud;

/// <summary>The provider's configuration. With it, <c>Config</c> is ambiguous in programs that use both namespaces.</summary>
public static class Config
{
    private static readonly Pulumi.Config Own = new("hcloud");
    private static (bool IsSet, string? Value) _token;

    /// <summary>The token of the project.</summary>
    public static string? Token
    {
        get => _token.IsSet ? _token.Value : Own.Get("token");
        set => _token = (true, value);
    }
}
