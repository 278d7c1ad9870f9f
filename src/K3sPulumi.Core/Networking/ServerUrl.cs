namespace K3sPulumi.Core.Networking;

/// <summary>Where a node joins (<c>server</c>): https, a host, an optional port, and nothing after it.</summary>
internal static class ServerUrl
{
    private const string Example = "https://10.0.0.10:6443";

    public static string? Problem(string url) => HttpUrl.TryParse(url) switch
    {
        _ when url.Length == 0 => $"must not be empty; use the URL of a server or load balancer, such as {Example}.",
        _ when !url.StartsWith("https://", StringComparison.Ordinal) => $"must start with https://; use a URL such as {Example}.",
        not { HasUser: false, HasValidHost: true, HasValidPort: true } =>
            $"is not a valid URL; use a URL such as {Example} (with brackets around an IPv6 address).",
        var parsed when parsed.HasPath || parsed.HasTail =>
            $"must end after the port; use https://{HostAndPort.Text(parsed.Host, PortOf(parsed))}.",
        _ => null,
    };

    private static int PortOf(HttpUrl url) => Ports.TryParse(url.Port) is { } port and not 443 ? port : NetworkDefaults.ApiPort;

    /// <summary>The host in it; null for what is not a URL.</summary>
    public static string? HostOf(string url) => HttpUrl.TryParse(url)?.Host.ToLowerInvariant();
}
