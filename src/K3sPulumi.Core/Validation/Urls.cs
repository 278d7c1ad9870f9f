namespace K3sPulumi.Core.Validation;

/// <summary>Addresses from which hosts download.</summary>
internal static class Urls
{
    public static string? HttpProblem(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Host.Length > 0
            ? null
            : $"{Quote.Value(url)} is no URL; write for example https://mirror.example/k3s.";

    /// <summary>
    /// The address of a Docker engine; null for what is none. Its user may hold an "@", as users of directories do: Go, as SSH, takes the last one
    /// for the end of the user, .NET the first.
    /// </summary>
    public static Uri? Engine(string host)
    {
        var (start, end) = (host.IndexOf("://", StringComparison.Ordinal) + 3, host.LastIndexOf('@'));
        var plain = start > 2 && end > start ? host[..start] + host[start..end].Replace("@", "%40", StringComparison.Ordinal) + host[end..] : host;
        return Uri.TryCreate(plain, UriKind.Absolute, out var uri) ? uri : null;
    }
}
