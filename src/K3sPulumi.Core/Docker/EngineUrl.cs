using K3sPulumi.Core.Networking;

namespace K3sPulumi.Core.Docker;

/// <summary>
/// The address of a Docker engine. Its user may hold an "@", as users of directories do: the last one ends the user.
/// </summary>
/// <param name="Scheme">One of ssh, tcp, unix and npipe.</param>
/// <param name="Host">Without brackets; empty for a socket or pipe.</param>
/// <param name="Port">Null where none is written.</param>
internal sealed record EngineUrl(string Scheme, string Host, int? Port)
{
    /// <summary>The default port of SSH.</summary>
    private const int SshPort = 22;

    /// <summary>
    /// A machine has one set of ports, however its engine is reached; another SSH port can lead to another machine. Empty for the
    /// deploying machine.
    /// </summary>
    public string Machine => Host.Length == 0 || (SpecialAddresses.IsLoopback(Host) && Scheme != "ssh")
        ? ""
        : SpecialAddresses.Normal(Host) + (Scheme == "ssh" && Port is { } port and not SshPort ? $":{port}" : "");

    public static EngineUrl? TryParse(string text)
    {
        var start = text.IndexOf("://", StringComparison.Ordinal);
        var scheme = start < 0 ? "" : text[..start].ToLowerInvariant();
        if (scheme is "unix" or "npipe")
            return new EngineUrl(scheme, "", null);
        if (scheme is not ("ssh" or "tcp"))
            return null;
        var url = GoUrl.Split(text[(start + 3)..]);
        return url.Problem() is null && HostAndPort.TryParse(url.Host) is { Host.Length: > 0, HasValidPort: true } server
            ? new EngineUrl(scheme, server.Host, Ports.TryParse(server.Port ?? ""))
            : null;
    }

    public static string? Problem(string text) =>
        TryParse(text) is null ? "is not a valid Docker engine; use ssh://user@host, tcp://host:2376 or unix:///path." : null;
}
