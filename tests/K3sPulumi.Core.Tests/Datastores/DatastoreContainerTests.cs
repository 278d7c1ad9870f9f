using K3sPulumi.Core.Datastores;
using K3sPulumi.Core.Datastores.Etcd;
using K3sPulumi.Core.Datastores.Sql;
using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Datastores;

public sealed class DatastoreContainerTests
{
    private static readonly SqlDatastore Postgres = new()
    {
        Dialect = SqlDialects.Postgres,
        Address = "172.28.0.9",
        Password = new("hunter2")
    };

    [Theory]
    [InlineData("postgres")]
    [InlineData("mysql")]
    public void AContainerKeepsItsDataOnOneVolume(string kind)
    {
        var datastore = Postgres with { Dialect = kind == "postgres" ? SqlDialects.Postgres : SqlDialects.MySql };
        var script = SqlContainer.Apply(datastore, "dev-state");

        Golden.Matches($"datastores/{kind}-container.txt",
            $"{Text(SqlContainer.Container(datastore, $"{kind}:1.2.3"))}---\n{script.Create}\n");
        ScriptCheck.HidesItsSecrets(script, "hunter2");
        ScriptCheck.ParsesInEveryShell(script);
    }

    [Fact]
    public void ANewPasswordDoesNotReplaceTheContainer()
    {
        var (before, after) = (SqlContainer.Container(Postgres, "postgres:17.3"),
            SqlContainer.Container(Postgres with { Password = new("other") }, "postgres:17.3"));

        Assert.Equal(Text(before) + before.Uploads[0].Content.Value, Text(after) + after.Uploads[0].Content.Value);
    }

    [Fact]
    public void BackupsNeedATimeOrANumber()
    {
        Assert.Equal("has no effect in Docker without at and generation; set at for a dump every day, or set generation, and "
            + "increase it for each dump.", Assert.Single(Problems(new())).Message);
        Assert.Equal("backup.at", Assert.Single(Problems(new() { HasTime = true, At = "24:00" })).Path);
        Assert.Empty(Problems(new() { HasTime = true }));
        Assert.Empty(Problems(new() { Generation = Value<int>.Of(1) }));

        static IReadOnlyList<Problem> Problems(DatastoreBackup backup) => DatastoreChecks.Problems(
            new SqlDatastoreSpec { Datastore = Postgres with { Backup = backup }, Docker = new() });
    }

    [Fact]
    public void AnEtcdContainerNeedsNoShell()
    {
        var cluster =
            new EtcdCluster([new("dev-etcd-0", "172.28.0.20"), new("dev-etcd-1", "172.28.0.21"),
                new("dev-etcd-2", "172.28.0.22")])
            { Name = "dev" };
        var pki = new DatastoreOutput("ca") { Certificate = "certificate", Key = new("hunter2") };
        var script = EtcdContainer.Pki(cluster);

        Golden.Matches("datastores/etcd-container.txt",
            $"{Text(EtcdContainer.Container(cluster, 2, "etcd:v3.5.21", pki))}---\n{script.Create}\n");
        ScriptCheck.ParsesInEveryShell(script);
    }

    private static string Text(ServiceContainer container) =>
        $"""
        image {container.Image}
        entrypoint {string.Join(' ', container.Entrypoint)}
        command {string.Join(' ', container.Command)}
        uploads {string.Join(", ", container.Uploads.Select(file => $"{file.Path} {file.Mode}"))}
        volumes {string.Join(' ', container.Shape.Volumes)}
        health {string.Join(' ', container.HealthCheck)}
        user {container.Shape.User}, stops by {container.Shape.StopSignal ?? "the image's signal"} within {container.Shape.StopSeconds} s

        """;
}
