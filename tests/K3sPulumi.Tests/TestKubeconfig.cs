using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace K3sPulumi.Tests;

/// <summary>A kubeconfig as K3s writes it, with a client certificate that expires at a given time.</summary>
internal static class TestKubeconfig
{
    public const string KeyText = "the-key-of-the-administrator";

    public static string Certificate(DateTimeOffset expiry)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=system:admin", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(expiry.AddDays(-365), expiry);
        return certificate.ExportCertificatePem();
    }

    public static string Text(DateTimeOffset expiry)
    {
        var pem = Convert.ToBase64String(Encoding.ASCII.GetBytes(Certificate(expiry)));
        return $"""
            apiVersion: v1
            clusters:
            - cluster:
                certificate-authority-data: {pem}
                server: https://127.0.0.1:6443
              name: default
            contexts:
            - context:
                cluster: default
                user: default
              name: default
            current-context: default
            kind: Config
            users:
            - name: default
              user:
                client-certificate-data: {pem}
                client-key-data: {Convert.ToBase64String(Encoding.ASCII.GetBytes(KeyText))}
            """;
    }
}
