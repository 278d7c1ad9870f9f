using K3sPulumi.Core.Datastores;
using K3sPulumi.Core.Datastores.Sql;
using K3sPulumi.Core.Existing;
using K3sPulumi.Core.Hosts;
using K3sPulumi.LabTests.Harness;

namespace K3sPulumi.LabTests.Datastores;

/// <summary>Managed PostgreSQL and MariaDB on hosts over SSH, with a password that a careless script would break on.</summary>
[Collection(LabRun.Name)]
[LabTests]
public sealed class SqlDatastoreTests(Lab lab)
{
    private const string Password = "p@ss'w\\or\"d #%:/?&$(id)`id` ä😀";

    private static readonly string[] AsK3sWould =
        ["CREATE TABLE t (id int, value varchar(20))", "CREATE INDEX i ON t (value)",
            "INSERT INTO t VALUES (1, 'one'), (2, 'two')", "SELECT count(*) FROM t"];

    [LabFact]
    public void PostgresServesK3sAndNobodyElse() =>
        ServesK3sAndNobodyElse(SqlDialects.Postgres, "postgresql@15-main", "/var/lib/postgresql/15/main/k3spulumi*");

    [LabFact]
    public void MariaDbServesK3sAndNobodyElse() =>
        ServesK3sAndNobodyElse(SqlDialects.MySql, "mariadb", "/var/lib/mysql/k3spulumi*");

    [LabFact]
    public void PostgresIsBackedUpRestoredAndKept() =>
        IsBackedUpRestoredAndKept(SqlDialects.Postgres, "postgres", "postgresql@15-main");

    [LabFact]
    public void MariaDbIsBackedUpRestoredAndKept() => IsBackedUpRestoredAndKept(SqlDialects.MySql, "mysql", "mariadb");

    private void ServesK3sAndNobodyElse(SqlDialect dialect, string unit, string tls)
    {
        var (host, client, datastore) = Begin(dialect);
        var ca = Apply(host, datastore);
        var endpoint = datastore.ToEndpoint();

        Assert.Equal("[[2]]", client.Run(endpoint, ca, AsK3sWould).Ok());
        client.Run(endpoint, ca, "DROP TABLE t").Ok();
        DatabaseClient.IsRefused(client.Run(endpoint, lab.StrangeCa, "SELECT 1"));
        DatabaseClient.IsRefused(client.Run(endpoint, ca: null, "SELECT 1"));
        DatabaseClient.IsRefused(client.Run((datastore with { Password = new("wrong") }).ToEndpoint(), ca, "SELECT 1"));
        host.HasNoTraceOf(Password);

        var before = host.Traces(unit, tls);
        Assert.Equal(ca, Apply(host, datastore));
        Assert.Equal(before, host.Traces(unit, tls));

        var changed = datastore with { Password = new("another") };
        Assert.Equal(ca, Apply(host, changed));
        Assert.Equal("[[1]]", client.Run(changed.ToEndpoint(), ca, "SELECT 1").Ok());
        DatabaseClient.IsRefused(client.Run(endpoint, ca, "SELECT 1"));

        var elsewhere = changed with { AllowedAddresses = ["203.0.113.7"] };
        Apply(host, elsewhere);
        DatabaseClient.IsRefused(client.Run(elsewhere.ToEndpoint(), ca, "SELECT 1"));
    }

    private void IsBackedUpRestoredAndKept(SqlDialect dialect, string word, string unit)
    {
        var (host, client, datastore) = Begin(dialect);
        datastore = datastore with { Backup = new() { At = "00:00", Keep = 2 } };
        var ca = Apply(host, datastore);
        var endpoint = datastore.ToEndpoint();
        client.Run(endpoint, ca, AsK3sWould).Ok();
        var rows = client.Run(endpoint, ca, "SELECT id, value FROM t ORDER BY id").Ok();

        host.Exec($"for i in 1 2 3; do systemctl start k3spulumi-{word}-backup.service; sleep 1; done", seconds: 120).Ok();
        Assert.Equal(2, host.Exec($"k3spulumi-datastore {word} list").Ok().Split('\n').Length);
        Assert.True(host.IsActive($"k3spulumi-{word}-backup.timer"));
        Assert.Equal("700 root", host.Mode($"/var/backups/k3spulumi/{word}"));
        client.Run(endpoint, ca, "DELETE FROM t WHERE id = 1", "CREATE TABLE later (id int)").Ok();
        host.Exec($"k3spulumi-datastore {word} restore \"$(k3spulumi-datastore {word} list | tail -n 1)\"").Ok();
        Assert.Equal(rows, client.Run(endpoint, ca, "SELECT id, value FROM t ORDER BY id").Ok());
        client.Run(endpoint, ca, "CREATE TABLE later (id int)", "INSERT INTO t VALUES (3, 'three')", "DELETE FROM t WHERE id = 3")
            .Ok();

        var script = SqlDatastoreScript.For(datastore);
        host.Delete(script).Ok();
        Assert.False(host.IsActive(unit));
        host.Delete(script).Ok();
        Assert.Equal(ca, Apply(host, datastore));
        Assert.Equal(rows, client.Run(endpoint, ca, "SELECT id, value FROM t ORDER BY id").Ok());

        host.Delete(SqlDatastoreScript.For(datastore with { DeleteData = true })).Ok();
        Assert.NotEqual(ca, Apply(host, datastore));
        DatabaseClient.IsRefused(client.Run(endpoint, ca, "SELECT 1"));
    }

    private (LabHost Host, DatabaseClient Client, SqlDatastore Datastore) Begin(SqlDialect dialect)
    {
        var network = new LabNetwork(lab);
        var host = new LabHost(lab, network, "state", "host-full");
        return (host, new(lab, network), new()
        {
            Dialect = dialect,
            Address = host.Address,
            Password = new(Password),
            AllowedAddresses = [network.Subnet],
            Elevation = Elevation.Sudo,
        });
    }

    private static string Apply(LabHost host, SqlDatastore datastore)
    {
        Assert.Empty(datastore.Problems());
        return DatastoreOutput.TryParse(host.Create(SqlDatastoreScript.For(datastore)).Ok())!.Ca;
    }
}
