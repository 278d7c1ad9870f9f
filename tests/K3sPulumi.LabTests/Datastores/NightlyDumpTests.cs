using K3sPulumi.Core.Backups;
using K3sPulumi.Core.Datastores;
using K3sPulumi.Core.Datastores.Sql;
using K3sPulumi.Core.Validation;
using K3sPulumi.LabTests.Harness;

namespace K3sPulumi.LabTests.Datastores;

/// <summary>Dumps on schedule of real databases in Docker, made in a container beside them, and back again.</summary>
[Collection(LabRun.Name)]
[LabTests]
public sealed class NightlyDumpTests(Lab lab)
{
    private const string Backups = "/var/lib/k3s-datastore/backups";

    [LabFact]
    public void PostgresIsDumpedByTheContainerBesideItAndComesBack() => Dumped(SqlDialects.Postgres);

    [LabFact]
    public void MariaDbIsDumpedByTheContainerBesideItAndComesBack() => Dumped(SqlDialects.MySql);

    private void Dumped(SqlDialect dialect)
    {
        var network = new LabNetwork(lab);
        var client = new DatabaseClient(lab, network);
        var datastore = new SqlDatastore
        {
            Dialect = dialect,
            Address = network.Address(120),
            Password = new("a password"),
            Backup = new() { At = "02:30", HasTime = true, Keep = 2, Generation = Value<int>.Of(1) },
        };
        var image = lab.Image("host-full");
        var database = new ServiceRun(lab, network, SqlContainer.Container(datastore, image), "state", datastore.Address);
        var ca = DatastoreOutput.TryParse(ServiceRun.Apply(SqlContainer.Apply(datastore, database.Name)))!.Ca;
        client.Run(datastore.ToEndpoint(), ca, "CREATE TABLE t (id int)", "INSERT INTO t VALUES (7)").Ok();
        var nightly = new ServiceRun(lab, network, NightlyContainer.Container(datastore, image), "dumps", beside: database);

        // as if the last one had been made long ago
        nightly.Exec("sh", "-c", "echo 1 >/var/lib/k3s-datastore/k3spulumi-nightly").Ok();
        nightly.Restart();
        Lab.WaitFor("a dump on schedule", () => nightly.Exec("sh", "-c", $"ls {Backups}/*Z*").ExitCode == 0, 60);
        database.Restart();
        Lab.WaitFor("the database after a restart", () =>
            client.Run(datastore.ToEndpoint(), ca, "UPDATE t SET id = 8").ExitCode == 0);
        var pulled = Directory.CreateTempSubdirectory("k3spulumi-dumps-").FullName;
        var made = TakenSnapshot.All(ServiceRun.Apply(DatastoreDump.In(datastore with
        {
            Backup = datastore.Backup with { PullTo = Value<string>.Of(pulled) },
        }, nightly.Name, pulled))).ToList();

        Assert.Equal([false, true], made.Select(dump => dump.IsScheduled));
        Assert.Equal(2, Directory.GetFiles(pulled).Length);
        nightly.Exec("k3spulumi-datastore", dialect.Kind, "restore", made[1].Path).Ok();
        Assert.Equal("[[7]]", client.Run(datastore.ToEndpoint(), ca, "SELECT id FROM t").Ok());
        database.Exec("sh", "-c", $"rm -rf {Backups}").Ok();
        Directory.Delete(pulled, recursive: true);
    }
}
