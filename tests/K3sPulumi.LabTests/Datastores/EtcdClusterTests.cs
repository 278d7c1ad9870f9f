using K3sPulumi.Core.Datastores;
using K3sPulumi.Core.Datastores.Etcd;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Scripts;
using K3sPulumi.Core.Validation;
using K3sPulumi.LabTests.Harness;

namespace K3sPulumi.LabTests.Datastores;

/// <summary>A managed etcd cluster on hosts over SSH.</summary>
[Collection(LabRun.Name)]
[LabTests]
public sealed class EtcdClusterTests(Lab lab)
{
    private const string Unit = "k3s-etcd";

    [LabFact]
    public void OneMemberServesWhoeverHasTheCertificate()
    {
        var (hosts, cluster, pki) = Begin(1);
        Apply(hosts[0], cluster, 0, pki);

        Assert.Equal("one", Put(hosts[0], cluster, pki, "one"));
        Assert.NotEqual(0, Etcdctl(hosts[0], cluster, pki with { Ca = lab.StrangeCa }, "get /registry/key").ExitCode);
        Assert.NotEqual(0, Etcdctl(hosts[0], cluster, pki, "get /registry/key", login: false).ExitCode);

        var before = hosts[0].Traces(Unit, "/var/lib/k3s-etcd/tls");
        Apply(hosts[0], cluster, 0, pki);
        Assert.Equal(before, hosts[0].Traces(Unit, "/var/lib/k3s-etcd/tls"));
        Assert.Equal(pki.Ca, DatastoreOutput.TryParse(hosts[0].Create(EtcdScript.Pki(cluster, Elevation.Sudo)).Ok())!.Ca);

        hosts[0].Exec("k3spulumi-datastore etcd backup").Ok();
        Put(hosts[0], cluster, pki, "two");
        hosts[0].Exec("k3spulumi-datastore etcd restore \"$(k3spulumi-datastore etcd list)\"").Ok();
        Lab.WaitFor("etcd after its restore", () =>
            Etcdctl(hosts[0], cluster, pki, "get --print-value-only /registry/key").Output.Trim() == "one", 30);
    }

    [LabFact]
    public void ThreeMembersBearTheLossOfOneAndTakeItBackEmpty()
    {
        var (hosts, cluster, pki) = Begin(3);
        for (var index = 0; index < 3; index++)
            Apply(hosts[index], cluster, index, pki);
        Put(hosts[0], cluster, pki, "kept");

        hosts[1].Kill();
        // the one that was killed may have been the leader
        AwaitKept(hosts[0], cluster, pki);
        var refused = hosts[0].Create(Changed(EtcdScript.Member(cluster, 0, pki, Elevation.Sudo)));
        Assert.Contains("would stop the cluster", refused.Error, StringComparison.Ordinal);

        hosts[1].Start();
        hosts[1].Exec($"systemctl stop {Unit}; rm -rf /var/lib/k3s-etcd /var/lib/k3spulumi").Ok();
        Assert.Contains("bravo is healthy, one of 3 members", Apply(hosts[1], cluster, 1, pki), StringComparison.Ordinal);

        hosts[2].Delete(EtcdScript.Member(cluster, 2, pki, Elevation.Sudo)).Ok();
        Lab.WaitFor("two members", () => Etcdctl(hosts[0], cluster, pki, "member list").Output.Trim().Split('\n').Length == 2);
        Assert.Contains("charlie is healthy, one of 3 members", Apply(hosts[2], cluster, 2, pki), StringComparison.Ordinal);
        AwaitKept(hosts[2], cluster, pki);
    }

    private static void AwaitKept(LabHost host, EtcdCluster cluster, DatastoreOutput pki) => Lab.WaitFor(
        "etcd to answer", () => Etcdctl(host, cluster, pki, "get --print-value-only /registry/key").Output.Trim() == "kept");

    private static RemoteScript Changed(RemoteScript script) =>
        script with
        {
            Stdin =
            new(script.Stdin.Value.Replace("election-timeout: 5000", "election-timeout: 6000", StringComparison.Ordinal))
        };

    private static string Put(LabHost host, EtcdCluster cluster, DatastoreOutput pki, string value)
    {
        Etcdctl(host, cluster, pki, $"put /registry/key {value}").Ok();
        return Etcdctl(host, cluster, pki, "get --print-value-only /registry/key").Ok();
    }

    /// <summary>With exactly what K3s gets: the endpoint, the CA, the certificate and the key.</summary>
    private static Result Etcdctl(LabHost host, EtcdCluster cluster, DatastoreOutput pki, string command, bool login = true)
    {
        host.WriteFile("/run/client/ca", pki.Ca, "0600");
        host.WriteFile("/run/client/crt", pki.Certificate!, "0600");
        host.WriteFile("/run/client/key", pki.Key!.Value.Value, "0600");
        return host.Exec($"ETCDCTL_API=3 etcdctl --command-timeout={Patience.Of(8).TotalSeconds:0}s "
            + $"--endpoints={cluster.ToEndpoint().Value} --cacert=/run/client/ca "
            + (login ? "--cert=/run/client/crt --key=/run/client/key " : "") + command);
    }

    private static string Apply(LabHost host, EtcdCluster cluster, int index, DatastoreOutput pki) =>
        Said(host.Create(EtcdScript.Member(cluster, index, pki, Elevation.Sudo)));

    /// <summary>Hosts report on standard error while they work.</summary>
    private static string Said(Result result)
    {
        result.Ok();
        return result.Error;
    }

    private (LabHost[] Hosts, EtcdCluster Cluster, DatastoreOutput Pki) Begin(int members)
    {
        var network = new LabNetwork(lab);
        var hosts = new[] { "alpha", "bravo", "charlie" }.Take(members)
            .Select(name => new LabHost(lab, network, name, "host-full")).ToArray();
        var cluster = new EtcdCluster([.. hosts.Select(host => new EtcdMember(host.Name, host.Address))])
        {
            Name = "lab",
            Backup = new() { At = "00:00" }
        };
        return (hosts, cluster, DatastoreOutput.TryParse(hosts[0].Create(EtcdScript.Pki(cluster, Elevation.Sudo)).Ok())!);
    }
}
