using System.Formats.Asn1;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace K3sPulumi.Core.Certificates;

/// <summary>
/// ECDSA with nonces by RFC 6979: the same signature for the same data in every run, so that nothing has to remember what was
/// signed.
/// </summary>
internal sealed class DeterministicSignatures(ECDsa key) : X509SignatureGenerator
{
    /// <summary>The orders of the curves that Go's x509 knows, by size in bits.</summary>
    private static readonly Dictionary<int, BigInteger> Orders = new()
    {
        [256] = Number("FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551"),
        [384] = Number("FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFC7634D81F4372DDF581A0DB248B0A77AECEC196ACCC52973"),
        [521] = Number("01FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFA51868783BF2F966B7FCC01"
            + "48F709A5D03BB5C9B8899C47AEBB6FB71E91386409"),
    };

    public static bool Knows(ECDsa key) =>
        Orders.ContainsKey(key.KeySize) && key.ExportParameters(false).Curve is { IsNamed: true, Oid.Value: var oid }
        && oid is "1.2.840.10045.3.1.7" or "1.3.132.0.34" or "1.3.132.0.35";

    /// <summary>A key of P-256 whose private number comes from <paramref name="bytes"/>: the same in every run.</summary>
    public static ECDsa KeyOf(ReadOnlySpan<byte> bytes)
    {
        var hash = SHA256.HashData(bytes);
        while (Of(hash) is var number && (number.IsZero || number >= Orders[256]))
            hash = SHA256.HashData(hash);
        return ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = hash });
    }

    public override byte[] GetSignatureAlgorithmIdentifier(HashAlgorithmName hashAlgorithm) =>
        CreateForECDsa(key).GetSignatureAlgorithmIdentifier(hashAlgorithm);

    public override byte[] SignData(byte[] data, HashAlgorithmName hashAlgorithm)
    {
        var secret = key.ExportParameters(includePrivateParameters: true);
        var order = Orders[key.KeySize];
        var hash = CryptographicOperations.HashData(hashAlgorithm, data);
        var digest = Leading(hash, key.KeySize);
        foreach (var nonce in Nonces(secret.D!, hash, hashAlgorithm))
        {
            using var point = ECDsa.Create(new ECParameters { Curve = secret.Curve, D = Bytes(nonce, secret.D!.Length) });
            var r = Of(point.ExportParameters(false).Q.X!) % order;
            var s = BigInteger.ModPow(nonce, order - 2, order) * (digest + (r * Of(secret.D!))) % order;
            if (r.IsZero || s.IsZero)
                continue;
            var writer = new AsnWriter(AsnEncodingRules.DER);
            using (writer.PushSequence())
            {
                writer.WriteInteger(r);
                writer.WriteInteger(s);
            }

            return writer.Encode();
        }

        throw new CryptographicException("no nonce");
    }

    protected override PublicKey BuildPublicKey() => CreateForECDsa(key).PublicKey;

    /// <summary>RFC 6979, section 3.2.</summary>
    private IEnumerable<BigInteger> Nonces(byte[] secret, byte[] hash, HashAlgorithmName algorithm)
    {
        var order = Orders[key.KeySize];
        byte[] input = [.. secret, .. Bytes(Leading(hash, key.KeySize) % order, secret.Length)];
        var value = Enumerable.Repeat((byte)1, hash.Length).ToArray();
        var mac = new byte[hash.Length];
        foreach (var separator in new byte[] { 0, 1 })
        {
            mac = CryptographicOperations.HmacData(algorithm, mac, (byte[])[.. value, separator, .. input]);
            value = CryptographicOperations.HmacData(algorithm, mac, value);
        }

        while (true)
        {
            var text = new List<byte>();
            while (text.Count * 8 < key.KeySize)
            {
                value = CryptographicOperations.HmacData(algorithm, mac, value);
                text.AddRange(value);
            }

            var nonce = Leading([.. text], key.KeySize);
            if (!nonce.IsZero && nonce < order)
                yield return nonce;
            mac = CryptographicOperations.HmacData(algorithm, mac, (byte[])[.. value, 0]);
            value = CryptographicOperations.HmacData(algorithm, mac, value);
        }
    }

    private static BigInteger Leading(byte[] bytes, int bits) => Of(bytes) >> Math.Max(0, (bytes.Length * 8) - bits);

    private static BigInteger Of(ReadOnlySpan<byte> bytes) => new(bytes, isUnsigned: true, isBigEndian: true);

    private static byte[] Bytes(BigInteger number, int length)
    {
        var bytes = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        return [.. new byte[length - bytes.Length], .. bytes];
    }

    private static BigInteger Number(string hex) =>
        BigInteger.Parse($"0{hex}", NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
