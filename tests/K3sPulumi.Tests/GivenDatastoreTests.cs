using K3sPulumi.Core.Existing;
using K3sPulumi.Core.Kubeconfigs;
using K3sPulumi.Core.Validation;
using K3sPulumi.LocalEngine;
using Pulumi;

namespace K3sPulumi.Tests;

/// <summary>How clusters and servers use the datastore in their arguments: the preview shows what is written.</summary>
public sealed class GivenDatastoreTests
{
    private const string Secret = "a b#c/d";

    /// <summary>Every way to set one.</summary>
    private static readonly Dictionary<string, Func<Input<DatastoreArgs>>> Forms = new()
    {
        ["component"] = () => Etcd(),
        ["connection"] = () => Etcd().Connection.Apply(made =>
            new DatastoreArgs { Endpoint = made.Endpoint, Ca = made.Ca, Certificate = made.Certificate!, Key = made.Key! }),
        ["postgres"] = () => new DatastoreArgs { Postgres = new() { Host = "db.example", User = "k3s", Password = Secret } },
        ["late"] = () => new DatastoreArgs
        {
            Postgres = new() { Host = Later("db.example"), User = "k3s", Password = Later(Secret), Database = Later("k3s") },
        },
        ["endpoint"] = () =>
            new DatastoreArgs { Endpoint = Later("nats://k3s:secret@10.0.0.5:4222"), Ca = Later(DatastoreTests.Pem) },
    };

    [Theory]
    [InlineData("component", "https://10.0.0.5:2379", true)]
    [InlineData("connection", "https://10.0.0.5:2379", true)]
    [InlineData("postgres", "postgres://k3s:a%20b%23c%2Fd@db.example:5432/kubernetes?sslmode=verify-full", false)]
    [InlineData("late", "postgres://k3s:a%20b%23c%2Fd@db.example:5432/k3s?sslmode=verify-full", false)]
    [InlineData("endpoint", "nats://k3s:secret@10.0.0.5:4222", true)]
    public async Task WhateverFormItHasItIsWrittenAndShown(string form, string endpoint, bool hasCa)
    {
        var program = Programs.Stack(() => Hosts(Forms[form]()));
        var preview = await Programs.PreviewAsync(program);
        var up = await Programs.UpAsync(program, answer: DatastoreTests.Answer);

        Assert.Empty(preview.Errors);
        var node = up.Resource("dev-s2-node").Inputs;
        Assert.Contains(endpoint, node.Text("stdin"), StringComparison.Ordinal);
        Assert.Matches("datastore-endpoint: .?\\[secret\\]", node.Text("create"));
        Assert.Equal(hasCa, node.Text("create")!.Contains("datastore-cafile", StringComparison.Ordinal));
        Assert.DoesNotContain(Secret, up.Tree(), StringComparison.Ordinal);
        Assert.DoesNotContain(endpoint, up.Tree(), StringComparison.Ordinal);
        var shown = await Programs.PreviewAsync(program, up.Snapshot);
        Assert.Equal(node.Text("create"), shown.Resource("dev-s2-node").Inputs.Text("create"));
        Assert.Empty((await Programs.UpAsync(program, up.Snapshot, DatastoreTests.Answer)).Operations);
    }

    [Theory]
    [InlineData("", "datastore.endpoint: is empty")]
    [InlineData(null, "datastore.endpoint: is empty")]
    [InlineData("k3s:secret@tcp(db:3306)/k3s", "datastore.endpoint: has no scheme")]
    [InlineData("sqlite://", "datastore.endpoint: is sqlite://, which supports only a single server, but there are 3")]
    public async Task AnEndpointThatTurnsOutWrongLaterIsRefusedBeforeAnyNodeIsTouched(string? endpoint, string says)
    {
        foreach (var place in new Func<Input<DatastoreArgs>, K3sClusterArgs>[] { Hosts, Containers })
        {
            await using var engine = Engine.Mock(_ => null);
            var result = await engine.RunAsync(Programs.Stack(() => place(new DatastoreArgs { Endpoint = Later(endpoint!) })));

            Assert.Contains(says, Assert.Single(result.Errors).Message, StringComparison.Ordinal);
            Assert.DoesNotContain("secret@", result.Errors[0].Message, StringComparison.Ordinal);
            Assert.DoesNotContain(result.Resources, resource =>
                resource is { Custom: true, Name: "dev-s1-node" or "dev-server-0" });
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public async Task ALoneServerDoesNotFallBackToSqlite(string? endpoint)
    {
        await using var engine = Engine.Mock(_ => null);

        var result = await engine.RunAsync(Programs.Stack(() => new K3sServer("alone", new()
        {
            Version = Programs.Version,
            Docker = new(),
            Datastore = new DatastoreArgs { Endpoint = Later(endpoint!) },
        }).Kubeconfig));

        Assert.Contains("datastore.endpoint: is empty", Assert.Single(result.Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FilesAndTokensThatTurnOutToBeNothingAreRefusedToo()
    {
        await using var engine = Engine.Mock(_ => null);

        var result = await engine.RunAsync(Programs.Stack(() =>
        {
            var args = Hosts(new DatastoreArgs { Endpoint = "postgres://k3s:secret@db.example/k3s", Ca = Later(null!) });
            (args.Token, args.AgentToken) = (Later(""), Later("x").Apply(_ => (string)null!));
            return args;
        }));

        var message = Assert.Single(result.Errors).Message;
        foreach (var path in (string[])["datastore.ca", "token", "agentToken"])
            Assert.Contains($"  {path}: ", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AWholeDatastoreThatTurnsOutToBeNothingIsRefused()
    {
        await using var engine = Engine.Mock(_ => null);

        var result = await engine.RunAsync(Programs.Stack(() => Hosts(Later("x").Apply(_ => (DatastoreArgs)null!))));

        Assert.Contains("datastore: has no address", Assert.Single(result.Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EveryProblemOfADatastoreIsReportedAtOnce()
    {
        var result = await Programs.PreviewAsync(Programs.Stack(() => Hosts(new DatastoreArgs
        {
            MySql = new() { Host = "", User = "k3s", Password = "x" },
            Etcd = new() { Hosts = ["https://a"] },
            Certificate = "no certificate",
        })));

        var message = Assert.Single(result.Errors).Message;
        foreach (var path in (string[])["", ".mySql.host", ".ca", ".etcd.hosts[0]", ".certificate", ".key"])
            Assert.Contains($"  datastore{path}: ", message, StringComparison.Ordinal);
    }

    private static EtcdDatastore Etcd() => new("state", new() { Members = [new() { Ssh = Programs.Host("10.0.0.5") }] });

    /// <summary>What is known only when a resource has been created.</summary>
    private static Output<string> Later(string value)
    {
        var name = $"later-{value?.Length ?? -1}-{value?.FirstOrDefault()}";
        return new Pulumi.Random.RandomId(name, new() { ByteLength = 4 }).Hex.Apply(_ => value!);
    }

    private static K3sClusterArgs Hosts(Input<DatastoreArgs> datastore)
    {
        var args = Programs.Ssh(servers: 3, agents: 0);
        args.Datastore = datastore;
        return args;
    }

    private static K3sClusterArgs Containers(Input<DatastoreArgs> datastore) => new()
    {
        Version = Programs.Version,
        Datastore = datastore,
        Servers = [new() { Docker = new() }, new() { Docker = new() }, new() { Docker = new() }],
    };
}
