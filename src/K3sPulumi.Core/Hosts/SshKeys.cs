using System.Buffers.Binary;
using System.Text;
using System.Text.RegularExpressions;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Hosts;

/// <summary>Checks of SSH keys: the user's private key and the host's public key.</summary>
internal static partial class SshKeys
{
    private static readonly string[] Types =
    [
        "ssh-ed25519", "ssh-rsa", "rsa-sha2-256", "rsa-sha2-512", "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384",
        "ecdsa-sha2-nistp521",
        "sk-ssh-ed25519@openssh.com", "sk-ecdsa-sha2-nistp256@openssh.com",
    ];

    /// <summary>1.2.840.10040.4.1 in DER.</summary>
    private static ReadOnlySpan<byte> DsaIdentifier => [0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE, 0x38, 0x04, 0x01];

    /// <summary>The text of a private key; messages repeat nothing of it.</summary>
    public static string? PrivateKeyProblem(string key, bool hasPassphrase = false) => key.Trim() switch
    {
        "" => "must not be empty; use the text of the private key.",
        var text when text.StartsWith("PuTTY-User-Key-File", StringComparison.Ordinal) =>
            "is in PuTTY's format; convert it with puttygen KEY.ppk -O private-openssh -o KEY.",
        var text when Types.Any(type => text.StartsWith(type + " ", StringComparison.Ordinal))
            || text.Contains("PUBLIC KEY-----", StringComparison.Ordinal) =>
            "is a public key; use the private key (the file without .pub).",
        var text when !text.Contains('\n', StringComparison.Ordinal) && Path().IsMatch(text) =>
            "is a path; use the content of the file, such as File.ReadAllText(path).",
        var text when IsBase64Of(text, "-----BEGIN ") => "is encoded in base64 once more; decode it.",
        var text when !Begin().IsMatch(text) => "is not a private key; use the text from -----BEGIN to END-----.",
        var text when text.Contains("\\n", StringComparison.Ordinal) =>
            "contains \\n where it needs line breaks; replace each \\n by a line break.",
        // Go's PEM decoder, unlike ssh-keygen, wants nothing before the first dash.
        _ when !BeginOfLine().IsMatch(key) =>
            "starts with a space or a quotation mark before -----BEGIN, which Pulumi's provider cannot read; remove it.",
        _ when !Whole().IsMatch(key) =>
            "is incomplete: the line with -----END is missing; use the whole text, including line breaks.",
        var text when text.Contains("BEGIN ENCRYPTED", StringComparison.Ordinal) =>
            "is an encrypted key in PKCS#8 format, which Pulumi's provider cannot read; convert it with ssh-keygen -p -f KEY.",
        // OpenSSH would accept that; the provider does not.
        var text when hasPassphrase && !IsEncrypted(text) =>
            "has no passphrase; remove privateKeyPassphrase.",
        var text when !hasPassphrase && IsEncrypted(text) =>
            "is protected by a passphrase; set privateKeyPassphrase, or use a key without a passphrase.",
        var text when TypeOf(text)?.StartsWith("sk-", StringComparison.Ordinal) == true =>
            "is the key of a hardware token, which Pulumi's provider cannot use; use another key, or set agentSocketPath.",
        var text when TypeOf(text) == "ssh-dss" || IsPkcs8Dsa(text) =>
            "is a DSA key, which Pulumi's provider cannot use; create another one with ssh-keygen -t ed25519.",
        _ => null,
    };

    /// <summary>A key that the provider can use, but most hosts reject: OpenSSH 7.0 disabled DSA, and 10.0 removed it.</summary>
    public static string? PrivateKeyAdvice(string key) =>
        !key.Contains("BEGIN DSA PRIVATE KEY", StringComparison.Ordinal) ? null
            : "is a DSA key, which OpenSSH 7.0 and newer accept only if sshd_config of the host allows ssh-dss, and 10.0 and "
                + "newer never; create another one with ssh-keygen -t ed25519.";

    /// <summary>One host key in authorized_keys format: type and base64 text.</summary>
    public static string? HostKeyProblem(string key)
    {
        var words = key.Trim().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words switch
        {
            [] => "must not be empty; use what ssh-keyscan -t ed25519 ADDRESS prints, without the address.",
            _ when key.Trim().Contains('\n', StringComparison.Ordinal) =>
                "has several lines; use the one key to accept.",
            [var first, ..] when first.StartsWith("SHA256:", StringComparison.Ordinal)
                || first.StartsWith("MD5:", StringComparison.Ordinal) =>
                "is a fingerprint; use the key itself: what ssh-keyscan -t ed25519 ADDRESS prints, without the address.",
            [var type, var body, ..] when IsRsa(type) && IsKeyOf(type, body) =>
                "is an RSA key, which Pulumi's provider requests with SHA-1 only, and OpenSSH 8.8 and newer no longer support "
                    + "that; use what ssh-keyscan -t ed25519,ecdsa ADDRESS prints, without the address.",
            ["ssh-dss", ..] => "is a DSA key, which OpenSSH 7.0 and newer do not offer by themselves; use what ssh-keyscan -t "
                + "ed25519,ecdsa ADDRESS prints, without the address.",
            [var type, var body, ..] when Types.Contains(type) =>
                IsKeyOf(type, body) ? null : $"is not a valid {type} key: the text after the type is damaged; copy it again.",
            [_, var type, var body, ..] when Types.Contains(type) => IsKeyOf(type, body)
                ? $"starts with the host name, as ssh-keyscan prints it; remove it and start with {type}."
                : $"is not a valid {type} key: the text after the type is damaged; copy it again.",
            _ => "is not a valid host key; use its type and its base64 text, such as \"ssh-ed25519 AAAA...\".",
        };
    }

    private static bool IsRsa(string type) => type == "ssh-rsa" || type.StartsWith("rsa-sha2-", StringComparison.Ordinal);

    private static bool IsKeyOf(string type, string base64) =>
        Base64.TryDecode(base64) is { } bytes && Field(bytes) is { } name
        && (name == type || (name == "ssh-rsa" && type.StartsWith("rsa-sha2-", StringComparison.Ordinal)));

    private static bool IsBase64Of(string text, string start) =>
        Base64.TryDecode(White().Replace(text, "")) is { } bytes && bytes.AsSpan().StartsWith(Encoding.ASCII.GetBytes(start));

    /// <summary>Go reads no DSA keys in this format.</summary>
    private static bool IsPkcs8Dsa(string text) => Pkcs8().Match(text) is { Success: true } match
        && Base64.TryDecode(White().Replace(match.Groups["body"].Value, "")) is { } bytes
        && bytes.AsSpan(0, Math.Min(bytes.Length, 32)).IndexOf(DsaIdentifier) >= 0;

    private static bool IsEncrypted(string text) =>
        text.Contains("Proc-Type: 4,ENCRYPTED", StringComparison.Ordinal)
        || (OpenSshBody(text) is { } bytes && Field(bytes) is { } cipher && cipher != "none");

    /// <summary>The type of a key in OpenSSH's format, which is readable even if the key is encrypted.</summary>
    private static string? TypeOf(string text)
    {
        if (OpenSshBody(text) is not { } bytes)
            return null;
        var rest = bytes.AsSpan();
        // cipher, key derivation and its options; then the number of keys, and the public key as a field of fields
        for (var skipped = 0; skipped < 3; skipped++)
        {
            if (rest.Length < 4)
                return null;
            var length = BinaryPrimitives.ReadInt32BigEndian(rest);
            if (length < 0 || length > rest.Length - 4)
                return null;
            rest = rest[(4 + length)..];
        }

        return rest.Length > 8 ? Field(rest[8..]) : null;
    }

    /// <summary>What follows the mark of the format.</summary>
    private static byte[]? OpenSshBody(string text) => OpenSsh().Match(text) is { Success: true } match
        && Base64.TryDecode(White().Replace(match.Groups["body"].Value, "")) is { Length: > 15 } bytes ? bytes[15..] : null;

    /// <summary>The first length-prefixed field of the wire format.</summary>
    private static string? Field(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= 4 && BinaryPrimitives.ReadInt32BigEndian(bytes) is > 0 and < 64 and var length && bytes.Length >= 4
            + length
            ? Encoding.ASCII.GetString(bytes.Slice(4, length))
            : null;

    [GeneratedRegex(@"\A(~|\.{0,2}/|[A-Za-z]:\\|id_)\S*\z")]
    private static partial Regex Path();

    [GeneratedRegex("-----BEGIN ([A-Z]+ )*PRIVATE KEY-----")]
    private static partial Regex Begin();

    [GeneratedRegex(@"(\A|\n)-----BEGIN ([A-Z]+ )*PRIVATE KEY-----")]
    private static partial Regex BeginOfLine();

    [GeneratedRegex(@"(\A|\n)-----BEGIN (?<type>([A-Z]+ )*PRIVATE KEY)-----[^-]*(-[^-]+)*\n-----END \k<type>-----")]
    private static partial Regex Whole();

    [GeneratedRegex("-----BEGIN PRIVATE KEY-----(?<body>[^-]*)-----END")]
    private static partial Regex Pkcs8();

    [GeneratedRegex("-----BEGIN OPENSSH PRIVATE KEY-----(?<body>[^-]*)-----END")]
    private static partial Regex OpenSsh();

    [GeneratedRegex(@"\s+")]
    private static partial Regex White();
}
