using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using K3sPulumi.Core.Kubeconfigs;

namespace K3sPulumi.Core.Tests.Kubeconfigs;

public sealed class KubeconfigTests
{
    private static readonly DateTimeOffset Expiry = new(2027, 3, 4, 5, 6, 7, TimeSpan.Zero);
    private static readonly (string Ca, string Client, string Key) Credentials = Create();

    /// <summary>As K3s writes it.</summary>
    private static readonly string Text = $"""
        apiVersion: v1
        clusters:
        - cluster:
            certificate-authority-data: {Base64(Credentials.Ca)}
            server: https://127.0.0.1:6443
          name: default
        contexts:
        - context:
            cluster: default
            user: default
          name: default
        current-context: default
        kind: Config
        preferences: {"{}"}
        users:
        - name: default
          user:
            client-certificate-data: {Base64(Credentials.Client)}
            client-key-data: {Base64(Credentials.Key)}

        """;

    [Fact]
    public void ItIsReadUnchanged()
    {
        var kubeconfig = Kubeconfig.Parse(new(Text));

        Assert.Equal("https://127.0.0.1:6443", kubeconfig.ServerUrl);
        Assert.Equal("default", kubeconfig.Context);
        Assert.Equal(Credentials.Ca, kubeconfig.CertificateAuthority);
        Assert.Equal(Expiry, kubeconfig.ClientCertificateExpiry);
        Assert.Equal("[secret]", kubeconfig.ToString());
    }

    [Fact]
    public void ServerAndNamesAreSetByStructure()
    {
        var yaml = Kubeconfig.Parse(new(Text)).For("https://k3s.example.com:6443", "prod").ToYaml().Value;

        Golden.Matches("kubeconfig.yaml", yaml
            .Replace(Base64(Credentials.Client), "CLIENT", StringComparison.Ordinal)
            .Replace(Base64(Credentials.Ca), "CA", StringComparison.Ordinal)
            .Replace(Base64(Credentials.Key), "KEY", StringComparison.Ordinal));
    }

    [Fact]
    public void EverythingElseStays()
    {
        var yaml = Kubeconfig.Parse(new("""
            apiVersion: v1
            kind: Config
            current-context: default
            contexts:
            - name: default
              context: { cluster: default, user: default, namespace: default, extensions: [ { name: default } ] }
            - name: other
              context: { cluster: other, user: default-2 }
            clusters:
            - name: other
              cluster: { server: "https://127.0.0.1:6443", tls-server-name: default }
            - name: default
              cluster: { server: "https://127.0.0.1:6443", proxy-url: "http://127.0.0.1:8080", insecure-skip-tls-verify: true }
            users:
            - name: default
              user: { token: "0123", default: 127.0.0.1 }
            - name: default-2
              user: {}
            """)).For("https://10.0.0.10:6443", "prod").ToYaml().Value;

        Golden.Matches("kubeconfig-rich.yaml", yaml);
    }

    [Fact]
    public void AnyServerAndNameComeBack()
    {
        var text = Gen.Choose(0x20, 0x24f).Select(code => (char)code).NonEmptyListOf()
            .Select(characters => string.Concat(characters));
        var pair = from server in text from name in text select (server, name);

        Check.QuickThrowOnFailure(Prop.ForAll(pair.ToArbitrary(), both =>
        {
            var again = Kubeconfig.Parse(Kubeconfig.Parse(new(Text)).For(both.server, both.name).ToYaml());
            return again.ServerUrl == both.server && again.Context == both.name
                && again.CertificateAuthority == Credentials.Ca && again.ClientCertificateExpiry == Expiry;
        }));
    }

    [Fact]
    public void TheOriginalIsNotChanged()
    {
        var kubeconfig = Kubeconfig.Parse(new(Text));
        _ = kubeconfig.For("https://10.0.0.10:6443", "prod");

        Assert.Equal("https://127.0.0.1:6443", kubeconfig.ServerUrl);
    }

    [Fact]
    public void TheEndIsSeenComing()
    {
        var kubeconfig = Kubeconfig.Parse(new(Text));

        Assert.False(kubeconfig.ExpiresWithin(30, Expiry.AddDays(-31)));
        Assert.True(kubeconfig.ExpiresWithin(30, Expiry.AddDays(-29)));
    }

    [Theory]
    [InlineData("", "is empty,")]
    [InlineData("hush", "is not valid: it must be a mapping;")]
    [InlineData("a: [hush", "is not valid YAML (line 2")]
    [InlineData("current-context: hush\n", "has no valid current context;")]
    [InlineData("current-context: a\ncontexts: [{name: a, context: {cluster: hush, user: hush}}]\n",
        "has no cluster for its current context;")]
    public void RubbishIsNamedWithoutBeingShown(string text, string beginning)
    {
        Assert.Null(Kubeconfig.TryParse(new(text), out var why));
        Assert.StartsWith(beginning, why, StringComparison.Ordinal);
        Assert.EndsWith(".", why, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", why, StringComparison.Ordinal);
    }

    [Fact]
    public void DamagedCertificatesAreNamedWithoutBeingShown()
    {
        string[] damaged = [Text.Replace(Base64(Credentials.Client), "hush-hush", StringComparison.Ordinal),
            Text.Replace(Base64(Credentials.Client), "aHVzaA==", StringComparison.Ordinal)];

        Assert.All(damaged, text =>
        {
            Assert.Null(Kubeconfig.TryParse(new(text), out var why));
            Assert.Equal("contains a certificate that cannot be parsed; check /etc/rancher/k3s/k3s.yaml on the server.", why);
        });
    }

    private static (string Ca, string Client, string Key) Create()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var ca = new CertificateRequest("CN=k3s-server-ca", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(Expiry.AddYears(-1), Expiry.AddYears(9));
        using var client = new CertificateRequest("CN=system:admin,O=system:masters", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(Expiry.AddYears(-1), Expiry);
        return (ca.ExportCertificatePem(), client.ExportCertificatePem() + "\n" + ca.ExportCertificatePem(),
            key.ExportECPrivateKeyPem());
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
