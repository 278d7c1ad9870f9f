using System.Buffers.Binary;
using System.Text.RegularExpressions;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Hosts;

/// <summary>
/// A private key as the state stores it, which is eight times for each node on a host. An Ed25519 key is 32 bytes, for which
/// OpenSSH writes some 400 characters and PKCS#8 (RFC 8410) 119. Pulumi's provider reads both; ssh reads the latter from 9.6 on.
/// </summary>
internal static partial class ShortKey
{
    /// <summary>The version, the algorithm (1.3.101.112), and the length of what follows.</summary>
    private static readonly byte[] Head =
        [0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20];

    /// <summary>The same key; any other kind, an encrypted key and what cannot be read are returned unchanged.</summary>
    public static string Of(string key) =>
        OpenSsh().Match(key) is { Success: true } match && Base64.TryDecode(match.Groups["body"].Value) is { } bytes
        && Ed25519(bytes) is { } secret
            ? $"-----BEGIN PRIVATE KEY-----\n{Convert.ToBase64String([.. Head, .. secret])}\n-----END PRIVATE KEY-----\n" : key;

    /// <summary>The secret of a file that contains this one key unencrypted.</summary>
    private static byte[]? Ed25519(byte[] file)
    {
        var rest = new Fields(file);
        if (!rest.Skip("openssh-key-v1\0"u8) || !rest.Is("none"u8) || !rest.Is("none"u8) || !rest.Is([]) || rest.Number() != 1
            || rest.Next() is null || rest.Next() is not { } keys || !rest.IsAtEnd)
            return null;
        var inner = new Fields(keys);
        return inner.Number() is { } check && inner.Number() == check && inner.Is("ssh-ed25519"u8)
            && inner.Next() is { Length: 32 } known && inner.Next() is { Length: 64 } pair && pair.AsSpan(32).SequenceEqual(known)
            ? pair[..32] : null;
    }

    [GeneratedRegex(@"\A\s*-----BEGIN OPENSSH PRIVATE KEY-----(?<body>[A-Za-z0-9+/=\s]*)-----END OPENSSH PRIVATE KEY-----\s*\z")]
    private static partial Regex OpenSsh();

    /// <summary>Fields of SSH's wire format: four bytes of length, then the content.</summary>
    private sealed class Fields(byte[] bytes)
    {
        private int _at;

        public bool IsAtEnd => _at == bytes.Length;

        public bool Skip(ReadOnlySpan<byte> text)
        {
            if (!bytes.AsSpan(_at).StartsWith(text))
                return false;
            _at += text.Length;
            return true;
        }

        public uint? Number()
        {
            if (bytes.Length - _at < 4)
                return null;
            _at += 4;
            return BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(_at - 4));
        }

        public byte[]? Next()
        {
            if (Number() is not { } length || length > bytes.Length - _at)
                return null;
            _at += (int)length;
            return bytes[(_at - (int)length).._at];
        }

        public bool Is(ReadOnlySpan<byte> text) => Next() is { } next && text.SequenceEqual(next);
    }
}
