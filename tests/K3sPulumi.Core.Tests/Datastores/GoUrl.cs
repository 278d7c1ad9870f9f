using System.Text;

namespace K3sPulumi.Core.Tests.Datastores;

/// <summary>Reads a URL as Go's net/url and pgx do: an independent implementation of their rules.</summary>
internal sealed record GoUrl(string Scheme, string User, string Password, string Host, int Port, string Database,
    IReadOnlyDictionary<string, string> Query)
{
    public static GoUrl Parse(string text)
    {
        if (text.Any(letter => letter < ' ' || letter == '\u007f'))
            throw new FormatException("invalid control character in URL");
        var scheme = text[..text.IndexOf("://", StringComparison.Ordinal)];
        var rest = text[(scheme.Length + 3)..];
        rest = rest.Split('#', 2)[0];
        var query = rest.Split('?', 2) is [_, var after] ? after : "";
        rest = rest.Split('?', 2)[0];
        var slash = rest.IndexOf('/');
        var authority = slash < 0 ? rest : rest[..slash];
        var path = slash < 0 ? "" : rest[slash..];
        var at = authority.LastIndexOf('@');
        var userinfo = authority[..at];
        if (!userinfo.All(letter => char.IsAsciiLetterOrDigit(letter) || "-._:~!$&'()*+,;=%@".Contains(letter)))
            throw new FormatException("invalid userinfo");
        var colon = userinfo.IndexOf(':');
        var host = authority[(at + 1)..];
        var port = host.LastIndexOf(':');
        return new(scheme, Unescape(userinfo[..colon]), Unescape(userinfo[(colon + 1)..]), host[..port].Trim('[', ']'),
            int.Parse(host[(port + 1)..]),
            Unescape(path).TrimStart('/'), Pairs(query));
    }

    public static Dictionary<string, string> Pairs(string query) => query.Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2))
        .ToDictionary(pair => Unescape(pair[0].Replace('+', ' ')), pair => Unescape(pair[1].Replace('+', ' ')));

    public static string Unescape(string text)
    {
        var bytes = new List<byte>();
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] == '%')
            {
                bytes.Add(Convert.ToByte(text.Substring(index + 1, 2), 16));
                index += 2;
            }
            else
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(text, index, char.IsHighSurrogate(text[index]) ? 2 : 1));
                index += char.IsHighSurrogate(text[index]) ? 1 : 0;
            }
        }

        return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString([.. bytes]);
    }
}
