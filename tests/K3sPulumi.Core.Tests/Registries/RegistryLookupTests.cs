using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Registries;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Registries;

/// <summary>Which settings K3s finds for a registry, and the warnings for those that it would not find.</summary>
public sealed class RegistryLookupTests
{
    [Fact]
    public void DockerHubHasAnotherNameThanItsWebSite()
    {
        var registries =
            new RegistrySettings { Configs = [new("index.docker.io") { Username = "puller", Password = Value.Secret("hush") }] };

        Assert.Equal(
            [new("r.configs[0].registry",
                "\"index.docker.io\" is not the host from which docker.io images are pulled; use registry-1.docker.io.")],
            Problems(registries));
        Assert.Empty(
            Problems(registries with { Mirrors = [new("docker.io") { Endpoints = Value.List("https://index.docker.io") }] }));
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
        var spec = new RegistrySettings { Configs = [new("docker.io") { Auth = Value<Secret>.Unknown }] };
        var cluster = Cluster.Requests.Docker with { Settings = new() { Version = known }, Shared = new() { Registries = spec } };
        var agent = new AgentSpec
        {
            Name = "a1",
            Settings = new() { Version = known },
            ServerUrl = Value<string>.Unknown,
            Token = Value<Secret>.Unknown,
            Node = new()
            {
                Docker = new() { HasNetwork = true, Network = Value<string>.Unknown },
                Registries = spec
            },
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
    public void APortIsReadAsWritten(string mirror, string endpoint, string registry, bool isQuestioned)
    {
        var registries = new RegistrySettings
        {
            Mirrors = [new(mirror) { Endpoints = Value.List(endpoint) }],
            Configs = [new(registry) { Auth = Value.Secret("hush") }]
        };

        Assert.Equal(isQuestioned, Advice(registries).Any());
    }

    [Theory]
    [InlineData("mirror.example.com", true)]
    [InlineData("mirror.example.com:443", true)]
    [InlineData("mirror.example.com:5000", false)]
    [InlineData("docker.io:443", false)]
    [InlineData("ghcr.io", false)]
    public void SettingsForAnotherPortThanThatOfTheMirrorAreQuestioned(string registry, bool isQuestioned)
    {
        var advice =
            Advice(new RegistrySettings
            {
                Mirrors =
                [new("docker.io") { Endpoints = Value.List("https://mirror.example.com:5000/v2") }],
                Configs = [new(registry) { Auth = Value.Secret("hush") }]
            });

        Assert.Equal(
            isQuestioned
                ? [$"r.configs[0].registry: \"{registry}\" is not the endpoint in mirrors, which is \"mirror.example.com:5000\"; "
                    + "K3s uses these settings only for exactly that host and port."] : [],
            advice.Select(problem => problem.ToString()));
    }

    private static IReadOnlyList<Problem> Problems(RegistrySettings registries) =>
        ProblemList.Of(problems => RegistryChecks.Check(problems.At("r"), registries));

    private static IReadOnlyList<Problem> Advice(RegistrySettings registries) =>
        ProblemList.Of(advice => RegistryChecks.Advise(advice.At("r"), registries));
}
