namespace Pulumi.Docker;

/// <summary>The provider's configuration. With it, <c>Config</c> is ambiguous in programs that use both namespaces.</summary>
public static class Config
{
    private static readonly Pulumi.Config Own = new("docker");
    private static (bool IsSet, string? Value) _host;

    /// <summary>The daemon.</summary>
    public static string? Host
    {
        get => _host.IsSet ? _host.Value : Own.Get("host") ?? Environment.GetEnvironmentVariable("DOCKER_HOST");
        set => _host = (true, value);
    }
}
