using K3sPulumi.Offline.Engine;
using Pulumi;

namespace K3sPulumi.Tests;

public sealed class DatastoreTests
{
    /// <summary>What a datastore prints of itself.</summary>
    public static readonly string Printed =
        $"===== k3spulumi ca\n{Certificate()}\n===== k3spulumi ca-key\nthe-key-of-the-ca\n"
        + $"===== k3spulumi certificate\n{Certificate()}\n===== k3spulumi key\nthe-key-of-the-client\n===== k3spulumi end\n";

    private static string Certificate() => TestKubeconfig.Certificate(new DateTimeOffset(2099, 1, 1, 0, 0, 0, TimeSpan.Zero));

    private static MockAnswer? Answer(MockCall call) =>
        call.Type.EndsWith(":Command", StringComparison.Ordinal) && call.Name.StartsWith("state", StringComparison.Ordinal) ? MockAnswer.Stdout(Printed) : null;

    [Fact]
    public async Task PostgresOverSshGivesItsEndpointAndKeepsItsPassword()
    {
        var result = await Programs.UpAsync(
            Programs.Stack(() => new PostgresDatastore("state", new() { Ssh = Programs.Host("10.0.0.5"), Password = "pa:ss@/word", AllowedAddresses = ["10.0.0.0/24"] }).Endpoint),
            answer: Answer);

        Assert.Equal("postgres://k3s:pa%3Ass%40%2Fword@10.0.0.5:5432/kubernetes?sslmode=verify-full", result.Outputs.Text("out"));
        Assert.Contains("reachable from: 10.0.0.0/24", result.Resource("state", ":Command").Inputs.Text("create"), StringComparison.Ordinal);
        Assert.DoesNotContain("pa:ss@/word", result.Tree(), StringComparison.Ordinal);
        Assert.DoesNotContain("the-key-of-the-ca", result.Tree() + result.Snapshot.ToJson("passphrase"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("postgres")]
    [InlineData("mysql")]
    [InlineData("etcd")]
    public async Task ADatastoreInDockerServesAClusterOfTwoServersAndStaysUnchanged(string kind)
    {
        var program = Programs.Stack(() => Cluster(kind).Kubeconfig);
        var first = await Programs.UpAsync(program, answer: Answer);

        var second = await Programs.UpAsync(program, first.Snapshot, Answer);

        Assert.Contains(first.Resources, resource => resource.Name == "prod-server-1");
        Assert.Empty(second.Operations);
        Assert.DoesNotContain("the-key-of-the-client", first.Tree() + first.Snapshot.ToJson("passphrase"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task EtcdMembersComeOneAfterAnother()
    {
        var result = await Programs.UpAsync(
            Programs.Stack(() => new EtcdDatastore("state", new()
            {
                Members = [new() { Ssh = Programs.Host("10.0.0.5") }, new() { Ssh = Programs.Host("10.0.0.6") }, new() { Ssh = Programs.Host("10.0.0.7") }],
            }).Endpoint),
            answer: Answer);

        Assert.Equal(["state-pki", "state-0", "state-1", "state-2"], result.Operations.Select(operation => operation.Name));
        Assert.Equal("https://10.0.0.5:2379,https://10.0.0.6:2379,https://10.0.0.7:2379", result.Outputs.Text("out"));
    }

    [Fact]
    public async Task TheProblemsOfADatastoreAreFoundInPreview()
    {
        var result = await Programs.PreviewAsync(Programs.Stack(() => new PostgresDatastore("state", new() { User = "root", Port = 0 }).Endpoint));

        var message = Assert.Single(result.Errors).Message;
        Assert.Contains("PostgresDatastore \"state\" has", message, StringComparison.Ordinal);
        Assert.Contains("user:", message, StringComparison.Ordinal);
        Assert.Contains("port:", message, StringComparison.Ordinal);
        Assert.DoesNotContain(result.Resources, resource => resource.Custom);
    }

    [Fact]
    public async Task ABackupOfEtcdInDockerIsRefused()
    {
        var result = await Programs.PreviewAsync(Programs.Stack(() => new EtcdDatastore("state", new() { Members = [new() { Docker = new() }], Backup = new() }).Endpoint));

        Assert.Contains("backup: needs a host", Assert.Single(result.Errors).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public async Task ADatabaseThatIsOpenToEverybodyIsAWarning(int addresses, int warnings)
    {
        var result = await Programs.PreviewAsync(Programs.Stack(() => new MySqlDatastore("state", new()
        {
            Ssh = Programs.Host("10.0.0.5"),
            AllowedAddresses = [.. Enumerable.Repeat("10.0.0.0/24", addresses)],
        }).Endpoint));

        Assert.Empty(result.Errors);
        Assert.Equal(warnings, result.Warnings.Count(warning => warning.Message.StartsWith("allowedAddresses: ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task WhatADatastorePrintedInPartIsToldWithoutAStackTrace()
    {
        await using var engine = OfflineEngine.Mock(call => call.Name == "state" ? MockAnswer.Stdout("===== k3spulumi ca\n") : Answer(call));

        var result = await engine.RunAsync(Programs.Stack(() => new MySqlDatastore("state", new() { Ssh = Programs.Host("10.0.0.5"), AllowedAddresses = ["10.0.0.5"] }).Ca));

        var message = Assert.Single(result.Errors).Message;
        Assert.Contains("printed no certificates", message, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnExternalEndpointIsEscapedOrRefused()
    {
        var good = await Programs.UpAsync(Programs.Stack(() => ExternalDatastore.Postgres(new() { Host = "db.example", User = "k3s", Password = "a b#c" })));
        var bad = await Programs.PreviewAsync(Programs.Stack(() => ExternalDatastore.MySql(new() { Host = "", User = "k3s", Password = "x" })));

        Assert.Equal("postgres://k3s:a%20b%23c@db.example:5432/kubernetes?sslmode=verify-full", good.Outputs.Text("out"));
        Assert.Contains("host:", Assert.Single(bad.Errors).Message, StringComparison.Ordinal);
    }

    private static K3sCluster Cluster(string kind)
    {
        var (endpoint, ca, certificate, key, network) = Datastore(kind);
        DockerArgs Docker() => new() { Network = network };
        return new K3sCluster("prod", new()
        {
            Version = Programs.Version,
            DatastoreEndpoint = endpoint,
            DatastoreCa = ca,
            DatastoreCertificate = certificate is null ? null : (Input<string>)certificate,
            DatastoreKey = key is null ? null : (Input<string>)key,
            Servers = [new() { Docker = Docker() }, new() { Docker = Docker() }],
        });
    }

    private static (Output<string> Endpoint, Output<string> Ca, Output<string>? Certificate, Output<string>? Key, Output<string> Network) Datastore(string kind)
    {
        switch (kind)
        {
            case "postgres":
                var postgres = new PostgresDatastore("state", new() { Docker = new() });
                return (postgres.Endpoint, postgres.Ca, null, null, postgres.Network);
            case "mysql":
                var mysql = new MySqlDatastore("state", new() { Docker = new() });
                return (mysql.Endpoint, mysql.Ca, null, null, mysql.Network);
            default:
                var etcd = new EtcdDatastore("state", new() { Members = [new() { Docker = new() }] });
                return (etcd.Endpoint, etcd.Ca, etcd.Certificate, etcd.Key, etcd.Network);
        }
    }
}
