using System.Text.RegularExpressions;
using K3sPulumi.Core.Networking;

namespace K3sPulumi.Core.Proxies;

/// <summary>A proxy URL as Go, curl and wget read it: without a scheme it is http.</summary>
/// <param name="Host">Without brackets.</param>
/// <param name="User">With the password, if set; null if there is neither.</param>
internal sealed partial record ProxyUrl(string Host, string? User)
{
    /// <summary>
    /// Null for what is none. The readers of the environment file only agree on single quotes, so what would need more is none
    /// either.
    /// </summary>
    public static ProxyUrl? TryParse(string url) => Form().Match(url) is { Success: true } form
        && (!form.Groups["port"].Success || Ports.TryParse(form.Groups["port"].Value) is not null)
        ? new ProxyUrl(form.Groups["host"].Value.Trim('[', ']'), form.Groups["user"].Success ? form.Groups["user"].Value : null)
        : null;

    /// <summary>Never shows the password.</summary>
    public override string ToString() => Host;

    [GeneratedRegex(
        """\A(?:(?:https?|socks5h?)://)?(?:(?<user>[^/?#\s\p{Cc}"'\\$`]*)@)?(?<host>\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+)(?::(?<port>[0-9]+))?/?\z""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
