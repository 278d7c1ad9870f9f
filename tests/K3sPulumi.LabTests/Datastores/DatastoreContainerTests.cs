using K3sPulumi.Core.Datastores;
using K3sPulumi.Core.Datastores.Etcd;
using K3sPulumi.Core.Datastores.Sql;
using K3sPulumi.Core.Validation;
using K3sPulumi.LabTests.Harness;

namespace K3sPulumi.LabTests.Datastores;

/// <summary>Datastores in Docker: configured without recreating the container, and kept across a restart.</summary>
[Collection(LabRun.Name)]
[LabTests]
public sealed class DatastoreContainerTests(Lab lab)
{
    [LabFact]
    public void PostgresInAContainerTakesANewPasswordInPlace() => TakesANewPasswordInPlace(SqlDialects.Postgres);

    [LabFact]
    public void MariaDbInAContainerTakesANewPasswordInPlace() => TakesANewPasswordInPlace(SqlDialects.MySql);

    [LabFact]
    public void EtcdInAContainerServesWhoeverHasTheCertificate()
    {
        var network = new LabNetwork(lab);
        var cluster = new EtcdCluster([new("solo", network.Address(120))]) { Name = "lab" };
        var pki = DatastoreOutput.TryParse(ServiceRun.Apply(EtcdContainer.Pki(cluster)))!;
        var container = EtcdContainer.Container(cluster, 0, lab.Image("host-full"), pki);
        var run = new ServiceRun(lab, network, container, "etcd", network.Address(120));

        Lab.WaitFor("etcd in its container", () => run.Exec([.. container.HealthCheck.Skip(1)]).ExitCode == 0);
        Etcdctl(run, container.HealthCheck, "put", "key", "value").Ok();
        run.Restart();
        Lab.WaitFor("etcd after a restart", () =>
            Etcdctl(run, container.HealthCheck, "get", "--print-value-only", "key").Output.Trim() == "value");
        Assert.NotEqual(0,
            run.Exec("etcdctl", $"--endpoints={cluster.ToEndpoint().Value}", $"--cacert={EtcdConfig.Home}/tls/k3spulumi-ca.crt",
                "get", "key").ExitCode);
    }

    private static Result Etcdctl(ServiceRun run, IReadOnlyList<string> health, params string[] command) =>
        run.Exec([.. health.Skip(1).SkipLast(2), .. command]);

    private void TakesANewPasswordInPlace(SqlDialect dialect)
    {
        var network = new LabNetwork(lab);
        var client = new DatabaseClient(lab, network);
        var datastore = new SqlDatastore { Dialect = dialect, Address = network.Address(120), Password = new("p@ss:/'\\ %1") };
        var run = new ServiceRun(lab, network, SqlContainer.Container(datastore, lab.Image("host-full")), "state",
            datastore.Address);
        var ca = DatastoreOutput.TryParse(ServiceRun.Apply(SqlContainer.Apply(datastore, run.Name)))!.Ca;
        client.Run(datastore.ToEndpoint(), ca, "CREATE TABLE t (id int)", "INSERT INTO t VALUES (7)").Ok();
        DatabaseClient.IsRefused(client.Run(datastore.ToEndpoint(), lab.StrangeCa, "SELECT 1"));
        DatabaseClient.IsRefused(client.Run(datastore.ToEndpoint(), ca: null, "SELECT 1"));

        var started = run.StartedAt;
        var changed = datastore with { Password = new("another") };
        Assert.Equal(ca, DatastoreOutput.TryParse(ServiceRun.Apply(SqlContainer.Apply(changed, run.Name)))!.Ca);
        Assert.Equal(started, run.StartedAt);
        DatabaseClient.IsRefused(client.Run(datastore.ToEndpoint(), ca, "SELECT 1"));

        run.Restart();
        Lab.WaitFor("the database after a restart", () =>
            client.Run(changed.ToEndpoint(), ca, "SELECT id FROM t").Output.Trim() == "[[7]]");
    }
}
