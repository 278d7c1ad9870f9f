namespace K3sPulumi.Core.Networking;

/// <summary>
/// A URL with an authority, split like Go's <c>net/url</c> does, and what Go would reject.
/// .NET's <see cref="Uri"/> accepts other URLs.
/// </summary>
internal sealed record GoUrl(string? User, string Host, string Path, string Query, string Fragment)
{
    private const string InUser = "-._:~!$&'()*+,;=%@";
    private const string InHost = "-_.~!$&'()*+,;=:[]<>\"%";

    /// <summary>Without the scheme and <c>://</c>.</summary>
    public static GoUrl Split(string rest)
    {
        var (beforeFragment, fragment) = Cut(rest, '#');
        var (beforeQuery, query) = Cut(beforeFragment, '?');
        var slash = beforeQuery.IndexOf('/', StringComparison.Ordinal);
        var authority = slash < 0 ? beforeQuery : beforeQuery[..slash];
        var at = authority.LastIndexOf('@');
        return new(at < 0 ? null : authority[..at], authority[(at + 1)..], slash < 0 ? "" : beforeQuery[slash..], query,
            fragment);
    }

    /// <summary>Why Go would reject it, without repeating anything secret; null if it accepts it.</summary>
    public string? Problem()
    {
        if (new[] { User ?? "", Host, Path, Query }.Any(part => part.Any(letter => letter is < ' ' or '\u007f')))
            return "it contains a line break or another control character";
        if (!(User ?? "").All(letter => IsOf(InUser, letter)))
            return "the user or the password contains a character that must be percent-encoded";
        if (new[] { User ?? "", Path, Query, Fragment }.Any(HasBadEscape))
            return "a % is not followed by two hexadecimal digits; encode % as %25";
        if (!Host.All(letter => letter > '\u007f' || IsOf(InHost, letter)))
            return "the host contains a character that is not allowed in host names";
        if (Host.StartsWith('[') && !Host.Contains(']', StringComparison.Ordinal))
            return "the IPv6 address lacks its closing bracket";
        return Port is { } port && !port.All(char.IsAsciiDigit) ? "the port is not a number" : null;
    }

    /// <summary>The text after the last colon of the host; null if there is none.</summary>
    public string? Port
    {
        get
        {
            var start = Host.StartsWith('[') ? Host.LastIndexOf(']') : 0;
            var colon = Host.LastIndexOf(':');
            return colon < Math.Max(start, 0) ? null : Host[(colon + 1)..];
        }
    }

    /// <summary>The first value of each name, as Go parses a query.</summary>
    public IReadOnlyDictionary<string, string> Parameters()
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in Query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => Cut(pair, '=')))
            found.TryAdd(Uri.UnescapeDataString(name.Replace('+', ' ')), Uri.UnescapeDataString(value.Replace('+', ' ')));
        return found;
    }

    private static (string Before, string After) Cut(string text, char at)
    {
        var index = text.IndexOf(at, StringComparison.Ordinal);
        return index < 0 ? (text, "") : (text[..index], text[(index + 1)..]);
    }

    private static bool IsOf(string others, char letter) =>
        char.IsAsciiLetterOrDigit(letter) || others.Contains(letter, StringComparison.Ordinal);

    private static bool HasBadEscape(string text)
    {
        for (var index = text.IndexOf('%', StringComparison.Ordinal); index >= 0; index = text.IndexOf('%', index + 1))
        {
            if (index + 2 >= text.Length || !char.IsAsciiHexDigit(text[index + 1]) || !char.IsAsciiHexDigit(text[index + 2]))
                return true;
        }

        return false;
    }
}
