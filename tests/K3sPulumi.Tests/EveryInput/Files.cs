using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Validation;
using K3sPulumi.Internal.Inputs;

namespace K3sPulumi.Tests.EveryInput;

/// <summary>Files and keys for samples, removed when the process exits.</summary>
internal static class Files
{
    private static readonly Bundle Artifacts = new("amd64", "arm64"), Others = new Bundle("amd64", "arm64")
        .With("app.tar", "an archive");

    private static readonly Lazy<(string Certificate, string Key)> Pair = new(CreatePair), OtherPair = new(CreatePair);

    static Files() => AppDomain.CurrentDomain.ProcessExit += (_, _) =>
    {
        Artifacts.Dispose();
        Others.Dispose();
    };

    public static string Bundle => Artifacts.Folder;

    public static string OtherBundle => Others.Folder;

    public static string Archive => Others.At("app.tar");

    public static string Certificate => Pair.Value.Certificate;

    public static string OtherCertificate => OtherPair.Value.Certificate;

    public static string Key => Pair.Value.Key;

    public static string OtherKey => OtherPair.Value.Key;

    public static string EncryptedKey =>
        "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\nAAAA\n-----END RSA PRIVATE KEY-----\n";

    /// <summary>A different one from <see cref="Requests.HostKey"/>.</summary>
    public static string HostKey => "ssh-ed25519 "
        + Convert.ToBase64String([0, 0, 0, 11, .. "ssh-ed25519"u8, 0, 0, 0, 32, .. Enumerable.Repeat((byte)77, 32)]);

    private static (string Certificate, string Key) CreatePair()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=everything", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(
            new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(90));
        return (certificate.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem());
    }
}
