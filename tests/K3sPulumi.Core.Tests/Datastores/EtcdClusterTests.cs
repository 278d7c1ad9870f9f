using K3sPulumi.Core.Datastores;
using K3sPulumi.Core.Datastores.Etcd;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Datastores;

public sealed class EtcdClusterTests
{
    private static readonly DatastoreOutput Pki =
        new("-----BEGIN CERTIFICATE-----a") { CaKey = new("-----BEGIN PRIVATE KEY-----hunter2") };

    private static readonly EtcdCluster Three =
        new([new("alpha", "10.0.0.1"), new("bravo", "etcd-2.example.com"), new("charlie", "fd00::3")])
        {
            Name = "prod-state",
            Backup = new(),
        };

    [Fact]
    public void AMemberReadsAsExpected()
    {
        var script = EtcdScript.Member(Three, 1, Pki, Elevation.Sudo);

        Assert.Empty(Three.Problems());
        Golden.Matches("datastores/etcd-member.txt",
            $"{script.Create}\n---\n{script.Delete}\n---\n{EtcdConfig.For(Three, Three.Members[1])}");
        ScriptCheck.HidesItsSecrets(script, "hunter2");
        ScriptCheck.ParsesInEveryShell(script);
    }

    [Fact]
    public void TheCertificateAuthorityIsCreatedOnceAndNeverDeleted()
    {
        var script = EtcdScript.Pki(Three, Elevation.Root);

        Assert.Null(script.Delete);
        Golden.Matches("datastores/etcd-pki.txt", script.Create + "\n");
        ScriptCheck.ParsesInEveryShell(script);
    }

    [Fact]
    public void TheEndpointNamesEveryMember() =>
        Assert.Equal("https://10.0.0.1:2379,https://etcd-2.example.com:2379,https://[fd00::3]:2379", Three.ToEndpoint().Value);

    [Fact]
    public void AnIPv6MemberListensOnIPv6() =>
        Assert.Contains("listen-peer-urls: https://[::]:2380\n", EtcdConfig.For(Three, Three.Members[2]),
            StringComparison.Ordinal);

    [Fact]
    public void AllProblemsAreReportedAtOnce()
    {
        var cluster = new EtcdCluster([new("a b", "10.0.0.1"), new("bravo", "10.0.0.1")])
        {
            Name = "x",
            ClientPort = 2380,
            TlsSans = ["*"],
            Tls = new("-----BEGIN CERTIFICATE-----", Certificate: "-----BEGIN CERTIFICATE-----",
                Key: new("-----BEGIN PRIVATE KEY-----")),
            Backup = new() { Keep = -1 },
        };

        Golden.Matches("datastores/etcd-cluster-problems.txt",
            Problem.Report("EtcdDatastore", "state", [.. cluster.Problems()]) + "\n");
    }
}
