using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Scripts;
using K3sPulumi.Core.Validation;
using YamlDotNet.RepresentationModel;

namespace K3sPulumi.Core.Kubeconfigs;

/// <summary>
/// A kubeconfig, parsed and changed by its structure, because "default" and "127.0.0.1" may occur anywhere in it. No message
/// repeats its content.
/// </summary>
internal sealed class Kubeconfig
{
    private readonly KubeconfigDocument _document;

    private Kubeconfig(KubeconfigDocument document) => _document = document;

    /// <summary>The server URL of its current context.</summary>
    public string ServerUrl => KubeconfigDocument.Text(_document.Cluster, "server")!;

    /// <summary>The name of its current context.</summary>
    public string Context => _document.ContextName;

    /// <summary>The CA certificate of the servers, in PEM format; null if there is none.</summary>
    public string? CertificateAuthority => Decoded(_document.Cluster, "certificate-authority-data");

    /// <summary>The expiry of the client certificate; null if it uses another authentication method.</summary>
    public DateTimeOffset? ClientCertificateExpiry
    {
        get
        {
            if (Decoded(_document.User, "client-certificate-data") is not { } pem)
                return null;

            using var certificate = X509Certificate2.CreateFromPem(pem);
            return new DateTimeOffset(certificate.NotAfter.ToUniversalTime());
        }
    }

    public static Kubeconfig Parse(Secret text) =>
        TryParse(text, out var why) ?? throw new FormatException($"the kubeconfig {why}");

    /// <summary>The output of a server, between its markers if it has any.</summary>
    public static Kubeconfig? TryParsePrinted(string printed, out string? why)
    {
        if (!MarkedOutput.HasMarks(printed))
            return TryParse(new Secret(printed), out why);
        if (MarkedOutput.Parts(printed)?.GetValueOrDefault("kubeconfig") is { } text)
            return TryParse(new Secret(text), out why);
        why = "was truncated in transit; run pulumi up again to read it again.";
        return null;
    }

    public static Kubeconfig? TryParse(Secret text, out string? why)
    {
        var document = KubeconfigDocument.TryRead(text, out why);
        if (document is null)
            return null;

        var kubeconfig = new Kubeconfig(document);
        why = kubeconfig.CertificateProblem();
        return why is null ? kubeconfig : null;
    }

    /// <summary>
    /// The same with <paramref name="serverUrl"/>; its cluster, user and context are named <paramref name="clusterName"/>.
    /// </summary>
    public Kubeconfig For(string serverUrl, string clusterName)
    {
        var document = _document.Copy();
        document.Cluster.Children[new YamlScalarNode("server")] = Yaml.Text(serverUrl);
        document.Rename(clusterName);
        return new(document);
    }

    public bool ExpiresWithin(int days, DateTimeOffset now) =>
        ClientCertificateExpiry is { } expiry && expiry <= now.AddDays(days);

    public Secret ToYaml() => new(_document.ToYaml());

    public override string ToString() => "[secret]";

    private string? CertificateProblem()
    {
        try
        {
            _ = (ClientCertificateExpiry, CertificateAuthority);
            return null;
        }
        catch (Exception problem) when (problem is FormatException or CryptographicException)
        {
            return "contains a certificate that cannot be parsed; check /etc/rancher/k3s/k3s.yaml on the server.";
        }
    }

    private static string? Decoded(YamlMappingNode node, string key) =>
        KubeconfigDocument.Text(node, key) is { Length: > 0 } base64
            ? Encoding.UTF8.GetString(Convert.FromBase64String(base64))
            : null;
}
