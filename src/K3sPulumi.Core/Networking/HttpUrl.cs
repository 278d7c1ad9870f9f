namespace K3sPulumi.Core.Networking;

/// <summary>
/// The address of a server for HTTP as Go's <c>url.Parse</c> takes it apart, which keeps a port that is written.
/// </summary>
/// <param name="Scheme">In lower case; empty where none is written.</param>
/// <param name="Host">Without brackets.</param>
/// <param name="Authority">Host and port as written.</param>
/// <param name="Port">Empty if not specified.</param>
internal sealed record HttpUrl(string Scheme, string Host, string Authority, string Port)
{
    public bool HasUser { get; private init; }

    public bool HasPath { get; private init; }

    /// <summary>Whether something follows the path.</summary>
    public bool HasTail { get; private init; }

    /// <summary>The effective port.</summary>
    public string ActualPort => Port.Length > 0 ? Port : Scheme == "http" ? "80" : "443";

    public bool HasValidPort => Port.Length == 0 || Ports.TryParse(Port) is not null;

    /// <summary>Clients of HTTP write names of other alphabets in DNS's form by themselves.</summary>
    public bool HasValidHost =>
        Addresses.HostProblem(string.Concat(Host.Split('%')[0].Select(letter => char.IsAscii(letter) ? letter : 'x'))) is null;

    private bool IsComplete => Scheme is "http" or "https" && HasValidHost && HasValidPort;

    public static HttpUrl? TryParse(string text)
    {
        var start = text.IndexOf("://", StringComparison.Ordinal);
        var scheme = start < 0 ? "" : text[..start];
        var url = GoUrl.Split(start < 0 ? text : text[(start + 3)..]);
        if (!IsScheme(scheme) || text.Any(char.IsControl) || url.Problem() is not null
            || HostAndPort.TryParse(url.Host) is not { } server)
            return null;
        return new HttpUrl(
            scheme.ToLowerInvariant(), server.Host.Replace("%25", "%", StringComparison.Ordinal), url.Host, server.Port ?? "")
        {
            HasUser = url.User is not null,
            HasPath = url.Path.Length > 0,
            HasTail = text.AsSpan().ContainsAny('?', '#'),
        };
    }

    /// <summary>Whether it is a whole address, with its scheme.</summary>
    public static bool IsValid(string url) => TryParse(url) is { IsComplete: true };

    /// <summary>The address of a download. The message leaves it out: people put passwords into URLs.</summary>
    public static string? Problem(string url) =>
        IsValid(url) ? null : "is not a valid URL; use one such as https://mirror.example/k3s.";

    private static bool IsScheme(string text) => text.Length == 0
        || (char.IsAsciiLetter(text[0]) && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '+' or '-' or '.'));
}
