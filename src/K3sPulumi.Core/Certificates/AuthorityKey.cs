using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Certificates;

/// <summary>The private key of a CA.</summary>
internal static class AuthorityKey
{
    private const string Remedy = "use the PEM text of the unencrypted key, which starts with -----BEGIN ... PRIVATE KEY-----.";

    /// <param name="key">PEM text.</param>
    /// <param name="certificate">Its certificate; null: not known.</param>
    public static string? Problem(Secret key, X509Certificate2? certificate)
    {
        if (key.Value.Contains("ENCRYPTED", StringComparison.Ordinal))
            return $"is encrypted; {Remedy}";
        using var read = TryRead(key);
        if (read is null)
            return $"is not an RSA or ECDSA private key; {Remedy}";
        if (read is ECDsa curve && !DeterministicSignatures.Knows(curve))
            return "has a curve that K3s does not know; use a CA with an RSA key or with P-256, P-384 or P-521.";
        return certificate is null
            || read.ExportSubjectPublicKeyInfo().AsSpan().SequenceEqual(certificate.PublicKey.ExportSubjectPublicKeyInfo())
            ? null : "does not belong to the first certificate in chain; use the key of that CA.";
    }

    public static AsymmetricAlgorithm? TryRead(Secret key) => Read(ECDsa.Create(), key) ?? Read(RSA.Create(), key);

    private static AsymmetricAlgorithm? Read(AsymmetricAlgorithm algorithm, Secret key)
    {
        try
        {
            algorithm.ImportFromPem(key.Value);
            _ = algorithm.ExportPkcs8PrivateKey();
            return algorithm;
        }
        catch (Exception problem) when (problem is CryptographicException or ArgumentException)
        {
            algorithm.Dispose();
            return null;
        }
    }
}
