using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace K3sPulumi.Core.Tests.Cluster;

/// <summary>Certificates with their keys, made for the tests.</summary>
internal sealed record TestPair(string Certificate, string Key)
{
    public static readonly TestPair One = Elliptic();
    public static readonly TestPair Two = Elliptic();
    public static readonly TestPair Rsa = OfRsa();

    private static TestPair Elliptic()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Signed(new CertificateRequest("CN=client", key, HashAlgorithmName.SHA256), key.ExportECPrivateKeyPem());
    }

    private static TestPair OfRsa()
    {
        using var key = RSA.Create(2048);
        return Signed(new CertificateRequest("CN=client", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
            key.ExportPkcs8PrivateKeyPem());
    }

    private static TestPair Signed(CertificateRequest request, string key)
    {
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        return new(certificate.ExportCertificatePem(), key);
    }
}
