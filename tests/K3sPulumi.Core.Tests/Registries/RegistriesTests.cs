using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using K3sPulumi.Core.Registries;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Registries;

public sealed class RegistriesTests
{
    private static readonly (string Certificate, string Key) Pair = CreatePair();

    private static readonly RegistrySettings Sample = new()
    {
        Mirrors =
        [
            new("docker.io")
            {
                Endpoints = Value.List("https://mirror.example.com:5000", "http://10.0.0.5:5000/v2/cache"),
                Rewrites = new Dictionary<string, string> { ["^rancher/(.*)"] = "mirrored/$1" },
            },
            new("registry.example.com:5000"),
            new("*"),
        ],
        Configs =
        [
            new("mirror.example.com:5000")
            {
                Username = "puller",
                Password = Value.Secret("PasswordInClear"),
                Ca = Pair.Certificate,
                Certificate = Pair.Certificate,
                Key = Value.Secret(Pair.Key),
            },
            new("10.0.0.5:5000") { Auth = Value.Secret("AuthInClear"), InsecureSkipVerify = true },
            new("registry.example.com:5000") { Token = Value.Secret("TokenInClear") },
        ],
    };

    [Fact]
    public void TheFile() => Golden.Matches("registries.yaml", Sample.ToVisibleYaml());

    [Fact]
    public void CredentialsAreInTheFileAndNotInTheVisibleOne()
    {
        Assert.Empty(Problems(Sample, "registries"));
        Assert.Contains("password: PasswordInClear\n", Sample.ToYaml(), StringComparison.Ordinal);
        Assert.Contains("auth: AuthInClear\n", Sample.ToYaml(), StringComparison.Ordinal);
        Assert.Contains("token: TokenInClear\n", Sample.ToYaml(), StringComparison.Ordinal);
        Assert.DoesNotContain("InClear", Sample.ToVisibleYaml(), StringComparison.Ordinal);
        Assert.DoesNotContain("InClear", string.Join(' ', Sample.Configs), StringComparison.Ordinal);
        Assert.DoesNotContain("PRIVATE", string.Join(' ', Sample.Configs), StringComparison.Ordinal);
    }

    [Fact]
    public void CertificatesArePlacedNextToIt() => Assert.Equal(
        [
            "0644 /etc/rancher/k3s/registries/mirror.example.com_5000.ca.crt",
            "0644 /etc/rancher/k3s/registries/mirror.example.com_5000.client.crt",
            "0600 /etc/rancher/k3s/registries/mirror.example.com_5000.client.key",
            "0600 /etc/rancher/k3s/registries.yaml",
        ],
        Sample.Files().Select(file => $"{file.Mode} {file.Path}"));

    [Fact]
    public void WithoutContentThereIsNoFile()
    {
        Assert.Equal("", new RegistrySettings().ToYaml());
        Assert.Empty(new RegistrySettings().Files());
    }

    [Theory]
    [InlineData("ftp://registry.example.com:5000",
        "must start with https:// or http://; use a URL such as https://registry.example.com:5000.")]
    [InlineData("https://registry.example.com:70000",
        "has a port that is not from 1 to 65535; use a URL such as https://registry.example.com:5000.")]
    [InlineData("https://registry.example.com/%zz", "is not a valid URL; use one such as https://registry.example.com:5000.")]
    [InlineData("https://regi stry.example.com", "is not a valid URL; use one such as https://registry.example.com:5000.")]
    [InlineData("https://fd00::1:5000", "is not a valid URL; use one such as https://registry.example.com:5000.")]
    [InlineData("https://", "is not a valid URL; use one such as https://registry.example.com:5000.")]
    [InlineData("https://user:hush@registry.example.com",
        "contains credentials; set them in configs, for the registry of this endpoint.")]
    [InlineData("https://-registry.example.com", "has no valid host; use a URL such as https://registry.example.com:5000.")]
    [InlineData("https://registry.example.com?ns=a", "must end after its path; remove everything from \"?\" or \"#\" on.")]
    public void MalformedEndpoints(string endpoint, string problem) =>
        Assert.Equal([new("r.mirrors[0].endpoints[0]", problem)],
            Problems(new RegistrySettings { Mirrors = [new("docker.io") { Endpoints = Value.List(endpoint) }] }));

    [Theory]
    [InlineData("registry.example.com:5000")]
    [InlineData("registry")]
    [InlineData("HTTPS://registry.example.com")]
    [InlineData("https://registry_1.example.com/v2/cache")]
    [InlineData("http://[fd00::1]:5000")]
    [InlineData("http://[fe80::1%25eth0]:5000")]
    [InlineData("https://xn--bcher-kva.example/%20x")]
    public void EndpointsThatK3sTakes(string endpoint) =>
        Assert.Empty(Problems(new RegistrySettings { Mirrors = [new("docker.io") { Endpoints = Value.List(endpoint) }] }));

    [Theory]
    [InlineData("docker.io")]
    [InlineData("*")]
    [InlineData("registry_1.example.com:5000")]
    [InlineData("[fd00::1]:5000")]
    [InlineData("localhost:5000")]
    public void RegistriesThatK3sTakes(string registry) =>
        Assert.Empty(
            Problems(new RegistrySettings
            {
                Mirrors = [new(registry)],
                Configs = [new(registry) { Auth = Value.Secret("hush") }]
            }));

    [Fact]
    public void AKeyThatIsNotTheCertificatesIsRejected() => Assert.Equal(
        [new("r.configs[0].key", "belongs to another certificate; use the key of this certificate.")],
        Problems(new()
        {
            Configs =
            [new("a.example") { Certificate = Pair.Certificate, Key = Value.Secret(CreatePair().Key) }]
        }));

    [Fact]
    public void AnEncryptedKeyIsRejected()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var text = key.ExportEncryptedPkcs8PrivateKeyPem("hush",
            new PbeParameters(PbeEncryptionAlgorithm.Aes128Cbc, HashAlgorithmName.SHA256, 1));

        var problems =
            Problems(new() { Configs = [new("a.example") { Certificate = Pair.Certificate, Key = Value.Secret(text) }] });

        Assert.StartsWith("is encrypted", Assert.Single(problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIsNotKnownYetIsPassedOver() => Assert.Empty(Problems(new()
    {
        Mirrors = [new(Value<string>.Unknown) { Endpoints = Value<IReadOnlyList<string>>.Unknown }, new(Value<string>.Unknown)],
        Configs = [new(Value<string>.Unknown) { Certificate = Value<string>.Unknown, Key = Value.Secret(Pair.Key) }],
    }));

    [Fact]
    public void EverythingWrongIsReportedAtOnce()
    {
        var registries = new RegistrySettings
        {
            Mirrors =
            [
                new("https://docker.io"),
                new("ghcr.io") { Rewrites = new Dictionary<string, string> { ["("] = "a" } },
                new("ghcr.io"),
            ],
            Configs =
            [
                new("") { Username = "puller", Password = Value.Secret("hush") },
                new("a.example.com") { Username = "puller", Auth = Value.Secret("hush"), Ca = "/etc/ca.crt",
                    Key = Value.Secret("hush") },
            ],
        };

        Golden.Matches("registries-problems.txt",
            Problem.Report("K3sCluster", "prod", Problems(registries, "registries")) + "\n");
    }

    private static IReadOnlyList<Problem> Problems(RegistrySettings registries, string path = "r") =>
        ProblemList.Of(problems => RegistryChecks.Check(problems.At(path), registries));

    private static (string Certificate, string Key) CreatePair()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=registry", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(90));
        return (certificate.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem());
    }
}
