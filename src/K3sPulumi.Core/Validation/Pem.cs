using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace K3sPulumi.Core.Validation;

/// <summary>Certificates and keys as text; messages do not repeat them.</summary>
internal static class Pem
{
    public static string? CertificateProblem(string text)
    {
        if (text.Contains("PRIVATE KEY-----", StringComparison.Ordinal))
            return "contains a private key; use only the certificate.";

        if (!text.Contains("-----BEGIN CERTIFICATE-----", StringComparison.Ordinal))
            return "is not a certificate in PEM format; use the text from -----BEGIN CERTIFICATE----- to -----END "
                + "CERTIFICATE-----.";

        return Certificates(text) is { Count: > 0 }
            ? null
            : "contains a damaged certificate; copy the whole text from -----BEGIN CERTIFICATE----- to -----END "
                + "CERTIFICATE-----.";
    }

    public static string? PrivateKeyProblem(string text) =>
        text.Contains("PRIVATE KEY-----", StringComparison.Ordinal) && PemEncoding.TryFind(text, out _)
            ? null
            : "is not a private key in PEM format; use the text from -----BEGIN to -----END.";

    /// <summary>Keys that Go's TLS cannot use for a client certificate.</summary>
    public static string? ClientKeyProblem(string text) =>
        PrivateKeyProblem(text) ?? (text.Contains("ENCRYPTED", StringComparison.Ordinal)
            ? "is encrypted, but K3s does not support a passphrase; decrypt it first (openssl pkey -in encrypted.key -out "
                + "plain.key)."
            : null);

    /// <summary>Whether the key belongs to the first certificate; also null if .NET cannot tell, as with Ed25519.</summary>
    public static string? PairProblem(string certificate, string key)
    {
        try
        {
            using var leaf = X509Certificate2.CreateFromPem(certificate);
            using var rsa = leaf.GetRSAPublicKey();
            using var ec = leaf.GetECDsaPublicKey();
            using AsymmetricAlgorithm? own = rsa is not null ? RSA.Create() : ec is not null ? ECDsa.Create() : null;
            own?.ImportFromPem(key);
            var certified = ((AsymmetricAlgorithm?)rsa ?? ec)?.ExportSubjectPublicKeyInfo();
            return own is null || own.ExportSubjectPublicKeyInfo().AsSpan().SequenceEqual(certified)
                ? null
                : "belongs to another certificate; use the key of this certificate.";
        }
        catch (Exception error) when (error is CryptographicException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>Every certificate in the text; null if one of them cannot be parsed.</summary>
    internal static X509Certificate2Collection? Certificates(string text)
    {
        var certificates = new X509Certificate2Collection();
        try
        {
            certificates.ImportFromPem(text);
            return certificates;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
