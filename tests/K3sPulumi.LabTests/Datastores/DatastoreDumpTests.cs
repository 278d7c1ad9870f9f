using K3sPulumi.Core.Backups;
using K3sPulumi.Core.Datastores;
using K3sPulumi.Core.Datastores.Etcd;
using K3sPulumi.Core.Datastores.Sql;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Scripts;
using K3sPulumi.Core.Validation;
using K3sPulumi.LabTests.Harness;

namespace K3sPulumi.LabTests.Datastores;

/// <summary>Dumps on demand of real datastores, on hosts over SSH and in containers, and back again.</summary>
[Collection(LabRun.Name)]
[LabTests]
public sealed class DatastoreDumpTests(Lab lab)
{
    [LabFact]
    public void PostgresOnAHostIsDumpedOnDemandAndComesBack() => OnAHost(SqlDialects.Postgres);

    [LabFact]
    public void MariaDbOnAHostIsDumpedOnDemandAndComesBack() => OnAHost(SqlDialects.MySql);

    [LabFact]
    public void PostgresInAContainerIsDumpedPulledAndComesBack() => InAContainer(SqlDialects.Postgres);

    [LabFact]
    public void MariaDbInAContainerIsDumpedPulledAndComesBack() => InAContainer(SqlDialects.MySql);

    [LabFact]
    public void EtcdOnAHostIsDumpedOnDemandAndComesBack()
    {
        var network = new LabNetwork(lab);
        var host = new LabHost(lab, network, "alpha", "host-full");
        EtcdCluster Asked(int generation) =>
            new([new("alpha", host.Address)]) { Name = "lab", Backup = Backup(generation) };
        var cluster = Asked(1);
        var pki = DatastoreOutput.TryParse(host.Create(EtcdScript.Pki(cluster, Elevation.Sudo)).Ok())!;
        host.Create(EtcdScript.Member(cluster, 0, pki, Elevation.Sudo)).Ok();
        var etcdctl = $"ETCDCTL_API=3 etcdctl --endpoints=https://{host.Address}:2379 --cacert=/etc/k3spulumi/etcd/tls/ca.crt "
            + "--cert=/etc/k3spulumi/etcd/tls/server.crt --key=/etc/k3spulumi/etcd/tls/server.key ";
        host.Exec($"{etcdctl} put key before").Ok();

        var taken = Made(host, "etcd", generation => DatastoreDump.On(Asked(generation), Elevation.Sudo));
        host.Exec($"{etcdctl} put key after").Ok();
        host.Exec($"k3spulumi-datastore etcd restore {taken.Path}").Ok();

        Lab.WaitFor("etcd after its restore", () =>
            host.Exec($"{etcdctl} get --print-value-only key").Output.Trim() == "before", 30);
    }

    private void OnAHost(SqlDialect dialect)
    {
        var network = new LabNetwork(lab);
        var host = new LabHost(lab, network, "state", "host-full");
        var client = new DatabaseClient(lab, network);
        SqlDatastore Asked(int generation) => new()
        {
            Dialect = dialect,
            Address = host.Address,
            Password = new("a password"),
            AllowedAddresses = [network.Subnet],
            Backup = Backup(generation),
            Elevation = Elevation.Sudo,
        };
        var ca = DatastoreOutput.TryParse(host.Create(SqlDatastoreScript.For(Asked(1))).Ok())!.Ca;
        var endpoint = Asked(1).ToEndpoint();
        client.Run(endpoint, ca, "CREATE TABLE t (id int)", "INSERT INTO t VALUES (7)").Ok();

        var taken = Made(host, dialect.Kind, generation => DatastoreDump.On(Asked(generation)));
        client.Run(endpoint, ca, "UPDATE t SET id = 8").Ok();
        host.Exec($"k3spulumi-datastore {dialect.Kind} restore {taken.Path}").Ok();

        Assert.Equal("[[7]]", client.Run(endpoint, ca, "SELECT id FROM t").Ok());
        var again = host.Create(SqlDatastoreScript.For(Asked(1))).Ok();
        Assert.Equal(taken.Name, SnapshotReport.Newest(again)!.Name);
    }

    /// <summary>Three dumps of which two stay, beside one on schedule; one that failed is made by the next run.</summary>
    /// <returns>The newest.</returns>
    private static TakenSnapshot Made(LabHost host, string kind, Func<int, RemoteScript> script)
    {
        host.Exec($"systemctl start k3spulumi-{kind}-backup.service").Ok();
        var folder = $"/var/backups/k3spulumi/{kind}";
        host.Exec($"chattr +i {folder} 2>/dev/null || mount -o ro --bind {folder} {folder}").Ok();
        Assert.NotEqual(0, host.Create(script(1)).ExitCode);
        host.Exec($"umount {folder} 2>/dev/null || chattr -i {folder}").Ok();
        for (var generation = 1; generation <= 3; generation++)
        {
            host.Create(script(generation)).Ok();
            Thread.Sleep(1100);
        }

        var again = host.Create(script(3));
        Assert.Contains("dump 3 has been made already", again.Error, StringComparison.Ordinal);
        var taken = TakenSnapshot.Read(again.Ok())!;
        Assert.Equal((taken.Sha256, "600 root"),
            (host.Exec($"sha256sum {taken.Path}").Ok().Split(' ')[0], host.Mode(taken.Path)));
        Assert.Equal(["2", "1"], host.Exec($"ls {folder} | grep -c ^on-demand-; ls {folder} | grep -vc ^on-demand-").Ok()
            .Trim().Split('\n'));
        return taken;
    }

    private void InAContainer(SqlDialect dialect)
    {
        var network = new LabNetwork(lab);
        var client = new DatabaseClient(lab, network);
        var pulled = Directory.CreateTempSubdirectory("k3spulumi-dumps-").FullName;
        SqlDatastore Asked(int generation) => new()
        {
            Dialect = dialect,
            Address = network.Address(120),
            Password = new("a password"),
            Backup = Backup(generation),
        };
        var datastore = Asked(1);
        var run = new ServiceRun(lab, network, SqlContainer.Container(datastore, lab.Image("host-full")), "state",
            datastore.Address);
        var ca = DatastoreOutput.TryParse(ServiceRun.Apply(SqlContainer.Apply(datastore, run.Name)))!.Ca;
        client.Run(datastore.ToEndpoint(), ca, "CREATE TABLE t (id int)", "INSERT INTO t VALUES (7)").Ok();

        ServiceRun.Apply(DatastoreDump.In(datastore, run.Name, pulled));
        Thread.Sleep(1100);
        var taken = TakenSnapshot.Read(ServiceRun.Apply(DatastoreDump.In(Asked(2), run.Name, pulled)))!;
        run.Restart();
        Lab.WaitFor("the database after a restart", () =>
            client.Run(datastore.ToEndpoint(), ca, "UPDATE t SET id = 8").ExitCode == 0);
        var again = TakenSnapshot.Read(ServiceRun.Apply(DatastoreDump.In(Asked(2), run.Name, pulled)))!;

        Assert.Equal(taken, again);
        Assert.Equal(2, Directory.GetFiles(pulled).Length);
        Assert.Equal(taken.Sha256, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(
            File.ReadAllBytes(Path.Combine(pulled, taken.Name)))));
        var restored = run.Exec("k3spulumi-datastore", dialect.Kind, "restore", taken.Path);
        Assert.True(restored.ExitCode == 0, restored.Output + restored.Error);
        Assert.Equal("[[7]]", client.Run(datastore.ToEndpoint(), ca, "SELECT id FROM t").Ok());
        Directory.Delete(pulled, recursive: true);
    }

    private static DatastoreBackup Backup(int generation) =>
        new() { At = "00:00", Keep = 2, Generation = Value<int>.Of(generation) };
}
