using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Images;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Proxies;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Networking;

/// <summary>Hosts and ports in all kinds of addresses.</summary>
public sealed class HostAndPortTests
{
    [Theory]
    [InlineData("node", "node", null)]
    [InlineData("node:", "node", "")]
    [InlineData("node:80", "node", "80")]
    [InlineData(":80", "", "80")]
    [InlineData("[fd00::1]", "fd00::1", null)]
    [InlineData("[fd00::1]:80", "fd00::1", "80")]
    [InlineData("[fe80::1%25eth0]:80", "fe80::1%25eth0", "80")]
    public void AHostStandsBeforeItsPort(string text, string host, string? port) =>
        Assert.Equal(new HostAndPort(host, port), HostAndPort.TryParse(text));

    [Theory]
    [InlineData("fd00::1")]
    [InlineData("fd00::1:80")]
    [InlineData("[fd00::1")]
    [InlineData("[node]:80")]
    [InlineData("[]")]
    [InlineData("[fd00::1]80")]
    public void BracketsAreForIpv6AddressesAndNecessaryThere(string text) => Assert.Null(HostAndPort.TryParse(text));

    [Fact]
    public void APortAboveTheRangeIsRejectedWhereverItStands()
    {
        Assert.NotNull(ProblemList.Of(problems =>
            new ProxySettings { HttpProxy = Value.Secret("http://proxy:65536") }.Check(problems)).SingleOrDefault());
        Assert.NotNull(DirectTargets.Problem("registry:65536"));
        Assert.NotNull(ImageNames.Problem("registry.example.com:65536/rancher/k3s:v1.36.1-k3s1"));
        Assert.NotNull(ImageNames.RegistryProblem("registry.example.com:65536"));
        Assert.NotNull(LocalRegistryProblem("registry:65536"));
        Assert.NotNull(SnapshotStoreSpec.EndpointProblem("s3.example.com:65536"));
        Assert.NotNull(ServerUrl.Problem("https://server:65536"));
        Assert.NotNull(HttpUrl.Problem("https://mirror.example:65536/k3s"));
        Assert.NotNull(EngineUrl.Problem("tcp://engine:65536"));
        Assert.NotNull(PortMapping.Problem("65536:80"));
    }

    [Theory]
    [InlineData("s3.example.com:9000")]
    [InlineData("minio_1:9000")]
    [InlineData("[fd00::1]:9000")]
    public void EndpointsOfSnapshotStores(string endpoint) => Assert.Null(SnapshotStoreSpec.EndpointProblem(endpoint));

    [Theory]
    [InlineData("https://mirror.example/k3s")]
    [InlineData("http://mirror_1:8080")]
    [InlineData("https://[fd00::1]:8443/k3s")]
    [InlineData("https://user:hush@mirror.example/k3s?a=b")]
    [InlineData("https://bücher.example/k3s")]
    public void AddressesOfDownloads(string url) => Assert.Null(HttpUrl.Problem(url));

    [Theory]
    [InlineData("mirror.example/k3s")]
    [InlineData("ftp://mirror.example")]
    [InlineData("https://")]
    [InlineData("https:///k3s")]
    [InlineData("https://user:hush@10.0.0.256/k3s")]
    [InlineData("https://fd00::1/k3s")]
    public void MessagesOnDownloadsLeaveThePasswordOut(string url) =>
        Assert.Equal("is not a valid URL; use one such as https://mirror.example/k3s.", HttpUrl.Problem(url));

    [Theory]
    [InlineData("ssh://deploy@corp.example.com@engine.example.com", "engine.example.com")]
    [InlineData("ssh://root@engine:2222", "engine:2222")]
    [InlineData("ssh://root@engine:22", "engine")]
    [InlineData("ssh://localhost", "localhost")]
    [InlineData("tcp://Engine.:2376", "engine")]
    [InlineData("tcp://[FD00::0005]:2376", "fd00::5")]
    [InlineData("tcp://127.0.0.1:2375", "")]
    [InlineData("unix:///var/run/docker.sock", "")]
    [InlineData("npipe:////./pipe/docker_engine", "")]
    public void TheMachineOfAnEngine(string engine, string machine) => Assert.Equal(machine, EngineUrl.TryParse(engine)?.Machine);

    [Fact]
    public void PortsOfOneEngineCollideWhateverItsUserIsCalled()
    {
        DockerSpec Container(string user) =>
            new() { Host = $"ssh://{user}@engine", Engine = $"ssh://{user}@engine", Ports = Value.List("8080:80") };

        var first = EnginePort.Of("servers[0]", Container("deploy@corp.example.com"), publishesApi: false).Single();
        var second = EnginePort.Of("servers[1]", Container("root"), publishesApi: false).Single();

        Assert.NotNull(second.Against(first, owner: null));
    }

    [Fact]
    public void AnEngineAtAnIpv6AddressIsReachedThere() =>
        Assert.Equal("fd00::5", ContainerPlan.EngineAddress("tcp://[fd00::5]:2376"));

    [Theory]
    [InlineData("30000-32767", true)]
    [InlineData("30000+2767", true)]
    [InlineData("30000", true)]
    [InlineData("32767-30000", false)]
    [InlineData("30000-70000", false)]
    [InlineData("a-b", false)]
    public void RangesOfPorts(string range, bool isFine) => Assert.Equal(isFine, Ports.RangeProblem(range) is null);

    [Fact]
    public void ALabelsPrefixHasLabelsOfAnyLength() => Assert.Null(Labels.KeyProblem($"{new string('a', 100)}.example.com/role"));

    private static string? LocalRegistryProblem(string address)
    {
        LocalRegistry.TryParse(address, out var why);
        return why;
    }
}
