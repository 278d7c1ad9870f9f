using System.Buffers.Binary;
using System.Text;
using System.Text.RegularExpressions;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Hosts;

/// <summary>Keys for SSH: the user's private one, the host's public one.</summary>
internal static partial class SshKeys
{
    private static readonly string[] Types =
    [
        "ssh-ed25519", "ssh-rsa", "rsa-sha2-256", "rsa-sha2-512", "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521",
        "sk-ssh-ed25519@openssh.com", "sk-ecdsa-sha2-nistp256@openssh.com",
    ];

    /// <summary>A private key's text; nothing of it is repeated.</summary>
    public static string? PrivateKeyProblem(string key, bool hasPassphrase = false) => key.Trim() switch
    {
        "" => "must not be empty; give the private key's text.",
        var text when text.StartsWith("PuTTY-User-Key-File", StringComparison.Ordinal) =>
            "is in PuTTY's format; convert it with puttygen KEY.ppk -O private-openssh -o KEY.",
        var text when Types.Any(type => text.StartsWith(type + " ", StringComparison.Ordinal)) || text.Contains("PUBLIC KEY-----", StringComparison.Ordinal) =>
            "is a public key; give the private one (the file without .pub).",
        var text when !text.Contains('\n', StringComparison.Ordinal) && Path().IsMatch(text) =>
            "is a path; give the file's content, such as File.ReadAllText(path).",
        var text when Begin().Match(text) is var begin && !begin.Success =>
            "is no private key; give the text from -----BEGIN to END-----.",
        var text when !End().IsMatch(text) =>
            "is cut off: the line with -----END is missing; give the whole text, with its line ends.",
        var text when text.Contains("BEGIN ENCRYPTED", StringComparison.Ordinal) =>
            "is an encrypted key in the form PKCS#8, which Pulumi's provider cannot read; convert it with ssh-keygen -p -f KEY.",
        // OpenSSH would let that pass; the provider does not.
        var text when hasPassphrase && !IsEncrypted(text) =>
            "has no passphrase; leave out privateKeyPassphrase.",
        var text when !hasPassphrase && IsEncrypted(text) =>
            "is protected by a passphrase; give that as privateKeyPassphrase, or use a key without.",
        _ => null,
    };

    /// <summary>One host key in the form of authorized_keys: type and base64.</summary>
    public static string? HostKeyProblem(string key)
    {
        var words = key.Trim().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words switch
        {
            [] => "must not be empty; give what ssh-keyscan -t ed25519 ADDRESS prints, without the address.",
            _ when key.Trim().Contains('\n', StringComparison.Ordinal) =>
                "holds several lines; give the one key that is to be accepted.",
            [var first, ..] when first.StartsWith("SHA256:", StringComparison.Ordinal) || first.StartsWith("MD5:", StringComparison.Ordinal) =>
                "is a fingerprint; give the key itself: what ssh-keyscan -t ed25519 ADDRESS prints, without the address.",
            [var type, var body, ..] when IsRsa(type) && IsKeyOf(type, body) =>
                "is an RSA key, for which Pulumi's provider asks with SHA-1 alone, and OpenSSH from 8.8 on no longer answers that; "
                + "give what ssh-keyscan -t ed25519,ecdsa ADDRESS prints, without the address.",
            [var type, var body, ..] when Types.Contains(type) =>
                IsKeyOf(type, body) ? null : $"is no {type} key: what follows the type is damaged; copy it anew.",
            [_, var type, var body, ..] when Types.Contains(type) => IsKeyOf(type, body)
                ? $"begins with the host's name, as ssh-keyscan prints it; leave that out and begin with {type}."
                : $"is no {type} key: what follows the type is damaged; copy it anew.",
            _ => "is no host key; write its type and its base64 text, such as \"ssh-ed25519 AAAA...\".",
        };
    }

    private static bool IsRsa(string type) => type == "ssh-rsa" || type.StartsWith("rsa-sha2-", StringComparison.Ordinal);

    private static bool IsKeyOf(string type, string base64) =>
        Decode(base64) is { } bytes && Field(bytes) is { } name
        && (name == type || (name == "ssh-rsa" && type.StartsWith("rsa-sha2-", StringComparison.Ordinal)));

    private static bool IsEncrypted(string text) =>
        text.Contains("Proc-Type: 4,ENCRYPTED", StringComparison.Ordinal)
        || (OpenSsh().Match(text) is { Success: true } match && Decode(White().Replace(match.Groups["body"].Value, "")) is { Length: > 15 } bytes
            && Field(bytes.AsSpan(15)) is { } cipher && cipher != "none");

    /// <summary>The first length-prefixed field of the wire format.</summary>
    private static string? Field(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= 4 && BinaryPrimitives.ReadInt32BigEndian(bytes) is > 0 and < 64 and var length && bytes.Length >= 4 + length
            ? Encoding.ASCII.GetString(bytes.Slice(4, length))
            : null;

    private static byte[]? Decode(string base64)
    {
        var buffer = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, buffer, out var written) ? buffer[..written] : null;
    }

    [GeneratedRegex(@"\A(~|\.{0,2}/|[A-Za-z]:\\|id_)\S*\z")]
    private static partial Regex Path();

    [GeneratedRegex("-----BEGIN ([A-Z]+ )*PRIVATE KEY-----")]
    private static partial Regex Begin();

    [GeneratedRegex("\n-----END ([A-Z]+ )*PRIVATE KEY-----")]
    private static partial Regex End();

    [GeneratedRegex("-----BEGIN OPENSSH PRIVATE KEY-----(?<body>[^-]*)-----END")]
    private static partial Regex OpenSsh();

    [GeneratedRegex(@"\s+")]
    private static partial Regex White();
}
