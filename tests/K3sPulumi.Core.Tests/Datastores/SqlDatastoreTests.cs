using K3sPulumi.Core.Datastores.Sql;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Scripts;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Datastores;

public sealed class SqlDatastoreTests
{
    private const string Password = "hunter2 'and' \"more\"";

    private static readonly SqlDatastore Postgres = new()
    {
        Dialect = SqlDialects.Postgres,
        Address = "10.0.0.5",
        Password = new(Password)
    };
    private static readonly SqlDatastore MySql = Postgres with { Dialect = SqlDialects.MySql };

    private static readonly Dictionary<string, SqlDatastore> Samples = new()
    {
        ["postgres"] = Postgres,
        ["postgres-full"] = Postgres with
        {
            Address = "db.example.com",
            Port = 6432,
            AllowedAddresses = ["10.0.0.11", "10.1.0.0/16", "fd00::/64"],
            TlsSans = ["10.0.0.5", "fd00::5"],
            Backup = new() { At = "23:05", Keep = 30, Directory = "/srv/dumps" },
            DeleteData = true,
            Elevation = Elevation.Sudo,
        },
        ["mysql"] = MySql with { Backup = new() },
        ["mysql-given-certificate"] = MySql with
        {
            Flavor = "mysql",
            AllowedAddresses = ["10.0.0.11", "10.1.2.3/24", "fd00::11"],
            Tls = new("-----BEGIN CERTIFICATE-----a", Certificate: "-----BEGIN CERTIFICATE-----b",
                Key: new("-----BEGIN PRIVATE KEY-----c")),
        },
    };

    public static TheoryData<string> Names => [.. Samples.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void TheVisibleTextsReadAsExpected(string name)
    {
        var script = SqlDatastoreScript.For(Samples[name]);

        Assert.Empty(Samples[name].Problems());
        Golden.Matches($"datastores/{name}.txt", $"{script.Create}\n---\n{script.Delete}\n---\n{Data(script)}\n");
        ScriptCheck.HidesItsSecrets(script, "hunter2", "PRIVATE KEY");
        ScriptCheck.ParsesInEveryShell(script);
    }

    [Fact]
    public void TheEndpointIsInTheFormOfItsKind()
    {
        var simple = new Secret("a@b");
        Assert.Equal("postgres://k3s:a%40b@10.0.0.5:5432/kubernetes?sslmode=verify-full",
            (Postgres with { Password = simple }).ToEndpoint().Value);
        Assert.Equal("mysql://k3s:a@b@tcp(10.0.0.5:3306)/kubernetes", (MySql with { Password = simple }).ToEndpoint().Value);
    }

    [Fact]
    public void APasswordChangeChangesNothingVisible()
    {
        var (before, after) = (SqlDatastoreScript.For(Postgres),
            SqlDatastoreScript.For(Postgres with { Password = new("another") }));

        Assert.Equal((before.Create, before.Delete), (after.Create, after.Delete));
        Assert.NotEqual(before.Stdin, after.Stdin);
    }

    [Fact]
    public void TheDataIsKeptUnlessDeletingItIsAskedFor()
    {
        Assert.EndsWith("-- remove", SqlDatastoreScript.For(Postgres).Delete, StringComparison.Ordinal);
        Assert.EndsWith("-- remove purge", SqlDatastoreScript.For(Postgres with { DeleteData = true }).Delete,
            StringComparison.Ordinal);
    }

    [Fact]
    public void AllProblemsAreReportedAtOnce()
    {
        var datastore = new SqlDatastore
        {
            Dialect = SqlDialects.MySql,
            Address = "https://db",
            Password = new(""),
            Port = 99999,
            Database = "Kube-1",
            User = "root",
            AllowedAddresses = ["10.0.0", "10.0.0.0/33", "fd00::/64", "server-1", "10.0.0.1"],
            TlsSans = ["*.example.com"],
            Tls = new(Certificate: "-----BEGIN CERTIFICATE-----", CaKey: new("nonsense")),
            Backup = new() { At = "25:00", Keep = 0, Directory = "/a b" },
            Flavor = "percona",
        };

        Golden.Matches("datastores/sql-problems.txt",
            Problem.Report("MySqlDatastore", "state", [.. datastore.Problems()]) + "\n");
    }

    /// <summary>The data in front of the script, with secret and long values replaced.</summary>
    private static string Data(RemoteScript script) => string.Join('\n', script.Stdin.Value.Split('\n')
        .TakeWhile(line => !line.StartsWith("K3P_PASSWORD_SQL", StringComparison.Ordinal))
        .Select(line => line.Contains("PRIVATE KEY", StringComparison.Ordinal) ? "K3P_KEY=[secret]" : line));
}
