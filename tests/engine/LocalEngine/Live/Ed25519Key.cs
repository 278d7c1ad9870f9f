using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace K3sPulumi.LocalEngine.Live;

/// <summary>
/// The provider, which is written in Go, reads Ed25519 keys in PKCS#8 format; ssh does so from 9.6 on only, and gets them in its
/// own format.
/// </summary>
internal static partial class Ed25519Key
{
    private const string Algorithm = "ssh-ed25519";

    private static readonly BigInteger P = BigInteger.Pow(2, 255) - 19;
    private static readonly BigInteger D = Mod(-121665 * Inverse(121666));

    private static readonly BigInteger[] Base = Point(
        BigInteger.Parse("15112221349535400772501151409588531511454012693041857206046113283949847762202"),
        Mod(4 * Inverse(5)));

    public static string ForSsh(string key)
    {
        if (Pkcs8().Match(key) is not { Success: true } match || Convert.FromBase64String(match.Groups["body"].Value) is not
            { Length: 48 } bytes || !bytes.AsSpan().StartsWith(Convert.FromHexString("302e020100300506032b657004220420")))
            return key;
        var secret = bytes[16..];
        var known = PublicKey(secret);
        byte[] keys =
        [
            .. new byte[8], .. Field(Encoding.ASCII.GetBytes(Algorithm)), .. Field(known), .. Field([.. secret, .. known]),
            .. Field([]), 1, 2, 3, 4, 5,
        ];
        byte[] text =
        [
            .. "openssh-key-v1\0"u8, .. Field([.. "none"u8]), .. Field([.. "none"u8]), .. Field([]), 0, 0, 0, 1,
            .. Field([.. Field(Encoding.ASCII.GetBytes(Algorithm)), .. Field(known)]), .. Field(keys),
        ];
        return "-----BEGIN OPENSSH PRIVATE KEY-----\n"
            + $"{Convert.ToBase64String(text, Base64FormattingOptions.InsertLineBreaks)}\n-----END OPENSSH PRIVATE KEY-----\n";
    }

    /// <summary>RFC 8032: the base point as often as the hash of the secret says.</summary>
    private static byte[] PublicKey(byte[] secret)
    {
        var hash = SHA512.HashData(secret)[..32];
        hash[0] &= 248;
        hash[31] = (byte)((hash[31] & 127) | 64);
        var times = new BigInteger(hash, isUnsigned: true);
        var sum = Point(0, 1);
        for (var bit = 254; bit >= 0; bit--)
        {
            sum = Add(sum, sum);
            if (!((times >> bit) & 1).IsZero)
                sum = Add(sum, Base);
        }

        var inverse = Inverse(sum[2]);
        var (x, y) = (Mod(sum[0] * inverse), Mod(sum[1] * inverse));
        var known = new byte[32];
        y.TryWriteBytes(known, out _, isUnsigned: true);
        known[31] |= (byte)(x.IsEven ? 0 : 128);
        return known;
    }

    private static BigInteger[] Point(BigInteger x, BigInteger y) => [x, y, 1, Mod(x * y)];

    private static BigInteger[] Add(BigInteger[] one, BigInteger[] two)
    {
        var a = Mod((one[1] - one[0]) * (two[1] - two[0]));
        var b = Mod((one[1] + one[0]) * (two[1] + two[0]));
        var c = Mod(2 * one[3] * two[3] * D);
        var d = Mod(2 * one[2] * two[2]);
        var (e, f, g, h) = (b - a, d - c, d + c, b + a);
        return [Mod(e * f), Mod(g * h), Mod(f * g), Mod(e * h)];
    }

    private static BigInteger Mod(BigInteger number) => ((number % P) + P) % P;

    private static BigInteger Inverse(BigInteger number) => BigInteger.ModPow(number, P - 2, P);

    private static byte[] Field(byte[] content)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, content.Length);
        return [.. length, .. content];
    }

    [GeneratedRegex("^-----BEGIN PRIVATE KEY-----\n(?<body>[A-Za-z0-9+/=]{64})\n-----END PRIVATE KEY-----\n$")]
    private static partial Regex Pkcs8();
}
