using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace K3sPulumi.Core.Tests.Rancher;

/// <summary>A certificate for a host name, and its key.</summary>
internal static class TestCertificate
{
    public static (string Chain, string Key) For(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        using var made = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        return (made.ExportCertificatePem(), key.ExportECPrivateKeyPem());
    }
}
