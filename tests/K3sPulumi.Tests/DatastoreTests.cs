using K3sPulumi.Core.Existing;
using K3sPulumi.Core.Kubeconfigs;
using K3sPulumi.Core.Validation;
using K3sPulumi.LocalEngine;
using Pulumi;

namespace K3sPulumi.Tests;

public sealed class DatastoreTests
{
    public static readonly string Pem = OptionPrograms.Pair.Value.Certificate;

    /// <summary>The output of a datastore.</summary>
    public static readonly string Printed =
        $"===== k3spulumi ca\n{Pem}\n===== k3spulumi ca-key\nthe-key-of-the-ca\n"
        + $"===== k3spulumi certificate\n{Pem}\n===== k3spulumi key\n{OptionPrograms.Pair.Value.Key}\n===== k3spulumi end\n";

    internal static MockAnswer? Answer(MockCall call) =>
        call.Type.EndsWith(":Command", StringComparison.Ordinal) && call.Name.StartsWith("state", StringComparison.Ordinal)
            ? MockAnswer.Stdout(Printed) : null;

    [Fact]
    public async Task PostgresOverSshGivesItsEndpointAndKeepsItsPassword()
    {
        var result = await Programs.UpAsync(
            Programs.Stack(() =>
                new PostgresDatastore("state",
                    new() { Ssh = Programs.Host("10.0.0.5"), Password = "pa:ss@/word", AllowedAddresses = ["10.0.0.0/24"] })
                        .Connection.Apply(made => made.Endpoint)),
            answer: Answer);

        Assert.Equal("postgres://k3s:pa%3Ass%40%2Fword@10.0.0.5:5432/kubernetes?sslmode=verify-full", result.Outputs.Text("out"));
        Assert.Contains("reachable from: 10.0.0.0/24", result.Resource("state", ":Command").Inputs.Text("create"),
            StringComparison.Ordinal);
        Assert.DoesNotContain("pa:ss@/word", result.Tree(), StringComparison.Ordinal);
        Assert.DoesNotContain("the-key-of-the-ca", result.Tree() + result.Snapshot.ToJson("passphrase"),
            StringComparison.Ordinal);
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
        Assert.DoesNotContain(OptionPrograms.RegistryKeyLine, first.Tree() + first.Snapshot.ToJson("passphrase"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task EtcdMembersComeOneAfterAnother()
    {
        var result = await Programs.UpAsync(
            Programs.Stack(() => new EtcdDatastore("state", new()
            {
                Members = [new() { Ssh = Programs.Host("10.0.0.5") }, new() { Ssh = Programs.Host("10.0.0.6") },
                    new() { Ssh = Programs.Host("10.0.0.7") }],
            }).Connection.Apply(made => made.Endpoint)),
            answer: Answer);

        Assert.Equal(
            ["state-pki", "state-0", "state-1", "state-2"],
            result.Operations.Select(operation => operation.Name)
                .Where(name => !name.EndsWith("-scripts", StringComparison.Ordinal)));
        Assert.Equal("https://10.0.0.5:2379,https://10.0.0.6:2379,https://10.0.0.7:2379", result.Outputs.Text("out"));
    }

    [Fact]
    public async Task TheProblemsOfADatastoreAreFoundInPreview()
    {
        var result = await Programs.PreviewAsync(
            Programs.Stack(() => new PostgresDatastore("state", new() { User = "root", Port = 0 }).Connection));

        var message = Assert.Single(result.Errors).Message;
        Assert.Contains("PostgresDatastore \"state\" has", message, StringComparison.Ordinal);
        Assert.Contains("user:", message, StringComparison.Ordinal);
        Assert.Contains("port:", message, StringComparison.Ordinal);
        Assert.DoesNotContain(result.Resources, resource => resource.Custom);
    }

    [Fact]
    public async Task ABackupOfEtcdInDockerIsRefused()
    {
        var result = await Programs.PreviewAsync(Programs.Stack(() =>
            new EtcdDatastore("state", new() { Members = [new() { Docker = new() }], Backup = new() }).Connection));

        Assert.Contains("backup: requires hosts", Assert.Single(result.Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatOnlyANodesContainerHasIsRefused()
    {
        var docker = new DockerArgs { ApiPort = 6443, ApiBindAddress = "127.0.0.1", ImageRegistry = "mirror.example.com" };

        var result = await Programs.PreviewAsync(Programs.Stack(() => new PostgresDatastore("state", new() { Docker = docker })
            .Connection));

        var message = Assert.Single(result.Errors).Message;
        foreach (var path in (string[])["apiPort", "apiBindAddress", "imageRegistry"])
            Assert.Contains($"  docker.{path}: ", message, StringComparison.Ordinal);
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
        }).Connection));

        Assert.Empty(result.Errors);
        Assert.Equal(warnings,
            result.Warnings.Count(warning =>
                warning.Message.StartsWith("allowedAddresses is not set", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task IncompleteOutputOfADatastoreIsReportedWithoutAStackTrace()
    {
        await using var engine = Engine.Mock(call => call.Name == "state"
            ? MockAnswer.Stdout("===== k3spulumi ca\n") : Answer(call));

        var result = await engine.RunAsync(Programs.Stack(() =>
            new MySqlDatastore("state", new() { Ssh = Programs.Host("10.0.0.5"), AllowedAddresses = ["10.0.0.5"] }).Connection));

        var message = Assert.Single(result.Errors).Message;
        Assert.Contains("did not return its certificates", message, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", message, StringComparison.Ordinal);
    }

    private static K3sCluster Cluster(string kind)
    {
        var (datastore, network) = Datastore(kind);
        DockerArgs Docker() => new() { Network = network };
        return new K3sCluster("prod",
            new()
            {
                Version = Programs.Version,
                Datastore = datastore,
                Servers = [new() { Docker = Docker() }, new() { Docker = Docker() }]
            });
    }

    private static (Input<DatastoreArgs> Datastore, Output<string> Network) Datastore(string kind)
    {
        switch (kind)
        {
            case "postgres":
                var postgres = new PostgresDatastore("state", new() { Docker = new() });
                return (postgres, postgres.DockerNetwork);
            case "mysql":
                var mysql = new MySqlDatastore("state", new() { Docker = new() });
                return (mysql, mysql.DockerNetwork);
            default:
                var etcd = new EtcdDatastore("state", new() { Members = [new() { Docker = new() }] });
                return (etcd, etcd.DockerNetwork);
        }
    }
}
