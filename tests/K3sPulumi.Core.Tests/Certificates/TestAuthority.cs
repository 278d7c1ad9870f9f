using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace K3sPulumi.Core.Tests.Certificates;

/// <summary>CAs for tests: a root, an intermediate CA below it, and their keys.</summary>
internal sealed class TestAuthority
{
    public static readonly DateTimeOffset Now = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly DateTimeOffset From = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly DateTimeOffset Until = new(2040, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public required X509Certificate2 Certificate { get; init; }

    public required AsymmetricAlgorithm Key { get; init; }

    public string Pem => Certificate.ExportCertificatePem() + "\n";

    public string KeyPem => Key is RSA rsa ? rsa.ExportRSAPrivateKeyPem() : ((ECDsa)Key).ExportECPrivateKeyPem();

    public static TestAuthority Root(string kind = "P-256", string name = "root", int? pathLength = null, bool isCa = true,
        X509KeyUsageFlags usage = X509KeyUsageFlags.KeyCertSign, DateTimeOffset? until = null) =>
        Make(kind, name, signer: null, pathLength, isCa, usage, until);

    public TestAuthority Below(string kind = "P-256", string name = "intermediate", int? pathLength = null, bool isCa = true,
        X509KeyUsageFlags usage = X509KeyUsageFlags.KeyCertSign, DateTimeOffset? until = null) =>
        Make(kind, name, this, pathLength, isCa, usage, until);

    private static TestAuthority Make(string kind, string name, TestAuthority? signer, int? pathLength, bool isCa,
        X509KeyUsageFlags usage, DateTimeOffset? until)
    {
        AsymmetricAlgorithm key = kind switch
        {
            "RSA" => RSA.Create(2048),
            "P-384" => ECDsa.Create(ECCurve.NamedCurves.nistP384),
            "P-521" => ECDsa.Create(ECCurve.NamedCurves.nistP521),
            _ => ECDsa.Create(ECCurve.NamedCurves.nistP256),
        };
        var subject = new X500DistinguishedName($"CN={name}");
        var request = key is RSA rsa
            ? new CertificateRequest(subject, rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            : new CertificateRequest(subject, (ECDsa)key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isCa, pathLength is not null, pathLength ?? 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(usage, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        var generator = (signer?.Key ?? key) is RSA parent
            ? X509SignatureGenerator.CreateForRSA(parent, RSASignaturePadding.Pkcs1)
            : X509SignatureGenerator.CreateForECDsa((ECDsa)(signer?.Key ?? key));
        var certificate = request.Create(
            signer?.Certificate.SubjectName ?? subject, generator, From, until ?? Until, RandomNumberGenerator.GetBytes(8));
        return new() { Certificate = certificate, Key = key };
    }
}
