using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace K3sPulumi.Core;

/// <summary>Certificates and keys as text; messages repeat nothing of it.</summary>
internal static class Pem
{
    public static string? CertificateProblem(string text)
    {
        if (text.Contains("PRIVATE KEY-----", StringComparison.Ordinal))
            return "holds a private key; give the certificate alone.";

        if (!text.Contains("-----BEGIN CERTIFICATE-----", StringComparison.Ordinal))
            return "is no certificate in PEM form; give the text from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----.";

        return Certificates(text) is { Count: > 0 }
            ? null
            : "holds a damaged certificate; copy the whole text from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----.";
    }

    public static string? PrivateKeyProblem(string text) =>
        text.Contains("PRIVATE KEY-----", StringComparison.Ordinal) && PemEncoding.TryFind(text, out _)
            ? null
            : "is no private key in PEM form; give the text from -----BEGIN to -----END.";

    /// <summary>Every certificate in the text; null when one of them cannot be read.</summary>
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
