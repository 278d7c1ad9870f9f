using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Certificates;

/// <summary>
/// The CAs that K3s works with, signed by the user's CA. Keys, serial numbers and signatures come from the CA and its key only,
/// so that every run makes the same ones and no state has to keep them.
/// </summary>
internal static class LeafAuthorities
{
    /// <summary>Files below <c>server/tls</c>, without their ending.</summary>
    public static readonly IReadOnlyList<string> Names =
        ["server-ca", "client-ca", "request-header-ca", "etcd/server-ca", "etcd/peer-ca"];

    /// <summary>
    /// The files as one text: <c>== NAME</c> before each. The chain that belongs below each certificate is there once, as
    /// <c>chain</c>.
    /// </summary>
    public static string Bundle(AuthorityChain chain, Secret key)
    {
        var text = new StringBuilder($"== chain\n{chain.Text}");
        using var signer = AuthorityKey.TryRead(key) ?? throw new ArgumentException("not a private key", nameof(key));
        var seed = SHA256.HashData([.. signer.ExportPkcs8PrivateKey(), .. Encoding.UTF8.GetBytes(chain.Text)]);
        foreach (var name in Names)
        {
            using var own = DeterministicSignatures.KeyOf([.. seed, .. Encoding.UTF8.GetBytes(name)]);
            using var certificate = Issue(chain, signer, name, own);
            text.Append($"== {name}.key\n{own.ExportECPrivateKeyPem()}\n");
            text.Append($"== {name}.crt\n{certificate.ExportCertificatePem()}\n");
        }

        return text.ToString();
    }

    private static X509Certificate2 Issue(AuthorityChain chain, AsymmetricAlgorithm signer, string name, ECDsa own)
    {
        var subject = string.Create(CultureInfo.InvariantCulture,
            $"CN=k3s-{name.Replace('/', '-')}@{chain.NotBefore.ToUnixTimeSeconds()}");
        var request = new CertificateRequest(subject, own, HashAlgorithmName.SHA256);
        var usage = X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyEncipherment | X509KeyUsageFlags.KeyCertSign;
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(usage, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromSubjectKeyIdentifier(
            chain.Signer.Extensions.OfType<X509SubjectKeyIdentifierExtension>().FirstOrDefault()
                ?? new X509SubjectKeyIdentifierExtension(chain.Signer.PublicKey, critical: false)));
        var serial = SHA256.HashData([.. own.ExportSubjectPublicKeyInfo(), .. chain.Signer.RawData])[..16];
        serial[0] = (byte)((serial[0] & 0x3f) | 0x40);
        var (generator, hash) = signer switch
        {
            ECDsa curve => (new DeterministicSignatures(curve), curve.KeySize switch
            {
                384 => HashAlgorithmName.SHA384,
                521 => HashAlgorithmName.SHA512,
                _ => HashAlgorithmName.SHA256,
            }),
            _ => (X509SignatureGenerator.CreateForRSA((RSA)signer, RSASignaturePadding.Pkcs1), HashAlgorithmName.SHA256),
        };
        var signed = new CertificateRequest(request.SubjectName, request.PublicKey, hash);
        foreach (var extension in request.CertificateExtensions)
            signed.CertificateExtensions.Add(extension);
        return signed.Create(chain.Signer.SubjectName, generator, chain.NotBefore, chain.NotAfter, serial);
    }
}
