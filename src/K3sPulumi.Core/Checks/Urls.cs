namespace K3sPulumi.Core;

/// <summary>Addresses from which hosts download.</summary>
internal static class Urls
{
    public static string? HttpProblem(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Host.Length > 0
            ? null
            : $"{Echo.Of(url)} is no URL; write for example https://mirror.example/k3s.";
}
