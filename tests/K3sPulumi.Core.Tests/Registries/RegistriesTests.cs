using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using K3sPulumi.Core.Specs;

namespace K3sPulumi.Core.Tests.PrivateRegistries;

public sealed class RegistriesTests
{
    private static readonly (string Certificate, string Key) Pair = CreatePair();

    private static readonly Registries Sample = new()
    {
        Mirrors =
        [
            new("docker.io")
            {
                Endpoints = ["https://mirror.example.com:5000", "http://10.0.0.5:5000/v2/cache"],
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
                Password = new("PasswordInClear"),
                Ca = Pair.Certificate,
                Certificate = Pair.Certificate,
                Key = new(Pair.Key),
            },
            new("10.0.0.5:5000") { Auth = new("AuthInClear"), InsecureSkipVerify = true },
            new("registry.example.com:5000") { Token = new("TokenInClear") },
        ],
    };

    [Fact]
    public void TheFile() => Golden.Matches("registries.yaml", Sample.ToVisibleYaml());

    [Fact]
    public void CredentialsAreInTheFileAndNotInTheVisibleOne()
    {
        Assert.Empty(Sample.Problems("registries"));
        Assert.Contains("password: PasswordInClear\n", Sample.ToYaml(), StringComparison.Ordinal);
        Assert.Contains("auth: AuthInClear\n", Sample.ToYaml(), StringComparison.Ordinal);
        Assert.Contains("token: TokenInClear\n", Sample.ToYaml(), StringComparison.Ordinal);
        Assert.DoesNotContain("InClear", Sample.ToVisibleYaml(), StringComparison.Ordinal);
        Assert.DoesNotContain("InClear", string.Join(' ', Sample.Configs), StringComparison.Ordinal);
        Assert.DoesNotContain("PRIVATE", string.Join(' ', Sample.Configs), StringComparison.Ordinal);
    }

    [Fact]
    public void CertificatesArePlacedBesideIt() => Assert.Equal(
        [
            "0644 /etc/rancher/k3s/registries/mirror.example.com_5000.ca.crt",
            "0644 /etc/rancher/k3s/registries/mirror.example.com_5000.client.crt",
            "0600 /etc/rancher/k3s/registries/mirror.example.com_5000.client.key",
            "0600 /etc/rancher/k3s/registries.yaml",
        ],
        Sample.Files().Select(file => $"{file.Mode} {file.Path}"));

    [Fact]
    public void NothingToSayIsNoFile()
    {
        Assert.Equal("", new Registries().ToYaml());
        Assert.Empty(new Registries().Files());
    }

    [Theory]
    [InlineData("ftp://registry.example.com:5000", "must begin with https:// or http://; write it as in https://registry.example.com:5000.")]
    [InlineData("https://registry.example.com:70000", "has a port that is not from 1 to 65535; write it as in https://registry.example.com:5000.")]
    [InlineData("https://registry.example.com/%zz", "is no proper URL; write it as in https://registry.example.com:5000.")]
    [InlineData("https://regi stry.example.com", "is no proper URL; write it as in https://registry.example.com:5000.")]
    [InlineData("https://fd00::1:5000", "is no proper URL; write it as in https://registry.example.com:5000.")]
    [InlineData("https://", "is no proper URL; write it as in https://registry.example.com:5000.")]
    [InlineData("https://user:hush@registry.example.com", "holds credentials; put them into configs, for the registry of this endpoint.")]
    [InlineData("https://-registry.example.com", "names no proper host; write it as in https://registry.example.com:5000.")]
    [InlineData("https://registry.example.com?ns=a", "must end with its path; leave out what follows \"?\" or \"#\".")]
    public void MalformedEndpoints(string endpoint, string problem) =>
        Assert.Equal([new("r.mirrors[0].endpoints[0]", problem)], new Registries { Mirrors = [new("docker.io") { Endpoints = [endpoint] }] }.Problems("r"));

    [Theory]
    [InlineData("registry.example.com:5000")]
    [InlineData("registry")]
    [InlineData("HTTPS://registry.example.com")]
    [InlineData("https://registry_1.example.com/v2/cache")]
    [InlineData("http://[fd00::1]:5000")]
    [InlineData("http://[fe80::1%25eth0]:5000")]
    [InlineData("https://xn--bcher-kva.example/%20x")]
    public void EndpointsThatK3sTakes(string endpoint) =>
        Assert.Empty(new Registries { Mirrors = [new("docker.io") { Endpoints = [endpoint] }] }.Problems("r"));

    [Theory]
    [InlineData("docker.io")]
    [InlineData("*")]
    [InlineData("registry_1.example.com:5000")]
    [InlineData("[fd00::1]:5000")]
    [InlineData("localhost:5000")]
    public void RegistriesThatK3sTakes(string registry) =>
        Assert.Empty(new Registries { Mirrors = [new(registry)], Configs = [new(registry) { Auth = new("hush") }] }.Problems("r"));

    [Fact]
    public void DockerHubHasAnotherNameThanItsWebSite()
    {
        var registries = new Registries { Configs = [new("index.docker.io") { Username = "puller", Password = new("hush") }] };

        Assert.Equal(
            [new("r.configs[0].registry", "\"index.docker.io\" is not the host that images of docker.io are fetched from; write registry-1.docker.io.")],
            registries.Problems("r"));
        Assert.Empty((registries with { Mirrors = [new("docker.io") { Endpoints = ["https://index.docker.io"] }] }).Problems("r"));
    }

    [Theory]
    [InlineData("v1.30.14+k3s2", true)]
    [InlineData("v1.32.6+k3s1", true)]
    [InlineData("v1.32.7+k3s1", false)]
    [InlineData("v1.33.2+k3s1", true)]
    [InlineData("v1.33.3+k3s1", false)]
    [InlineData("v1.36.1+k3s1", false)]
    [InlineData("", false)]
    public void CredentialsUnderDockerIoAreForNewVersions(string version, bool isRefused)
    {
        var known = version.Length == 0 ? Value<string>.Unknown : Value<string>.Of(version);
        var spec = new RegistriesSpec { Configs = [new() { Registry = Value<string>.Of("docker.io"), Auth = Value<Secret>.Unknown }] };
        var cluster = Specs.Requests.Docker with { Settings = new() { Version = known }, Shared = new() { Registries = spec } };
        var agent = new AgentSpec
        {
            Name = "a1",
            Version = known,
            ServerUrl = Value<string>.Unknown,
            Token = Value<Secret>.Unknown,
            Node = new() { Docker = new() { HasNetwork = true, Network = Value<string>.Unknown }, Options = new() { Registries = spec } },
        };

        string[] path = isRefused ? ["registries.configs[0].registry"] : [];
        Assert.Equal(path, ClusterChecks.Problems(cluster).Select(problem => problem.Path));
        Assert.Equal(path, ComponentChecks.Problems(agent).Select(problem => problem.Path));
    }

    [Theory]
    [InlineData("abc.example", "https://abc.example:443", "abc.example:443", false)]
    [InlineData("abc.example", "https://abc.example:443", "abc.example", true)]
    [InlineData("docker.io", "https://abc.example:443", "abc.example", true)]
    [InlineData("docker.io", "https://abc.example", "abc.example:443", true)]
    [InlineData("docker.io", "http://abc.example:80", "abc.example:80", false)]
    [InlineData("docker.io", "https://ABC.example", "abc.example", true)]
    [InlineData("docker.io", "abc.example:5000", "abc.example:5000", false)]
    [InlineData("docker.io", "https://registry-1.docker.io", "docker.io", false)]
    [InlineData("abc.example", "http://abc.example:5000", "abc.example", false)]
    public void APortCountsAsItIsWritten(string mirror, string endpoint, string registry, bool isQuestioned)
    {
        var registries = new Registries { Mirrors = [new(mirror) { Endpoints = [endpoint] }], Configs = [new(registry) { Auth = new("hush") }] };

        Assert.Equal(isQuestioned, registries.Advice("r").Any());
    }

    [Theory]
    [InlineData("mirror.example.com", true)]
    [InlineData("mirror.example.com:443", true)]
    [InlineData("mirror.example.com:5000", false)]
    [InlineData("docker.io:443", false)]
    [InlineData("ghcr.io", false)]
    public void SettingsForAnotherPortThanThatOfTheMirrorAreQuestioned(string registry, bool isQuestioned)
    {
        var advice = new Registries { Mirrors = [new("docker.io") { Endpoints = ["https://mirror.example.com:5000/v2"] }], Configs = [new(registry) { Auth = new("hush") }] }.Advice("r");

        Assert.Equal(
            isQuestioned ? [$"r.configs[0].registry: \"{registry}\" is not what the mirrors name, which is \"mirror.example.com:5000\": K3s uses these settings only for exactly that host and port."] : [],
            advice.Select(problem => problem.ToString()));
    }

    [Fact]
    public void EverythingWrongIsReportedAtOnce()
    {
        var registries = new Registries
        {
            Mirrors =
            [
                new("https://docker.io"),
                new("ghcr.io") { Rewrites = new Dictionary<string, string> { ["("] = "a" } },
                new("ghcr.io"),
            ],
            Configs =
            [
                new("") { Username = "puller", Password = new("hush") },
                new("a.example.com") { Username = "puller", Auth = new("hush"), Ca = "/etc/ca.crt", Key = new("hush") },
            ],
        };

        Golden.Matches("registries-problems.txt", Problem.Report("K3sCluster", "prod", registries.Problems("registries")) + "\n");
    }

    private static (string Certificate, string Key) CreatePair()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=registry", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(90));
        return (certificate.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem());
    }
}
