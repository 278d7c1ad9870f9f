using K3sPulumi.Core.Datastores;
using K3sPulumi.Core.Datastores.Etcd;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Datastores;

public sealed class EtcdEndpointTests
{
    [Fact]
    public void AllMembersAreNamed() =>
        Assert.Equal("https://10.0.0.1:2379,https://etcd-2:2379,https://[fd00::3]:2379",
            new EtcdEndpoint(["10.0.0.1", "etcd-2", "fd00::3"]).ToEndpoint().Value);

    [Fact]
    public void WithoutTlsItIsHttp() =>
        Assert.Equal("http://db:4001", new EtcdEndpoint(["db"]) { UseTls = false, Port = 4001 }.ToEndpoint().Value);

    [Fact]
    public void AllProblemsAreReportedAtOnce()
    {
        var key = new TlsFiles(Key: new("-----BEGIN ENCRYPTED PRIVATE KEY-----"));
        EtcdEndpoint[] endpoints = [new([]), new(["a", "A", "https://b"]) { Port = -1, UseTls = false, Tls = key }];

        Golden.Matches("datastores/etcd-problems.txt",
            Problem.Report("ExternalDatastore", "db", [.. endpoints.SelectMany(endpoint => endpoint.Problems("etcd"))]) + "\n");
    }
}
