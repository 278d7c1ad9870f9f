using K3sPulumi.Core.Datastores;
using K3sPulumi.Core.Datastores.Etcd;
using K3sPulumi.Core.Datastores.Sql;
using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Images;
using K3sPulumi.Core.LoadBalancing;
using K3sPulumi.Core.Nodes;
using K3sPulumi.LocalEngine;
using K3sPulumi.LocalEngine.Values;
using Pulumi;

namespace K3sPulumi.Tests;

/// <summary>Containers other than nodes: they are created as the core has planned, with what the user sets.</summary>
public sealed class ServiceContainerTests
{
    [Theory]
    [InlineData("postgres", "state", "datastore")]
    [InlineData("mysql", "state", "datastore")]
    [InlineData("etcd", "state-0", "datastore")]
    [InlineData("loadbalancer", "lb", "loadbalancer")]
    [InlineData("registry", "hub", "registry")]
    public async Task ThePlanIsWhatIsCreated(string kind, string name, string role)
    {
        var plan = Plan(kind);
        var result = await Programs.UpAsync(Programs.Stack(() => Create(kind)), answer: DatastoreTests.Answer);

        var inputs = result.Resource(name, ":Container").Inputs;
        Assert.Equal(plan.Shape.Role, role);
        Assert.Equal(plan.Entrypoint, inputs.Texts("entrypoints"));
        Assert.Equal(plan.Command, inputs.Texts("command"));
        Assert.Equal(plan.HealthCheck, inputs.Map("healthcheck")?.Texts("tests") ?? []);
        Assert.Equal(plan.Shape.User, inputs.Text("user"));
        Assert.Equal(plan.Shape.StopSignal, inputs.Text("stopSignal"));
        Assert.Equal(plan.Shape.StopSeconds, inputs.Number("destroyGraceSeconds"));
        Assert.Equal(plan.Shape.Volumes,
            inputs.Maps("volumes").Select(volume => volume.Text("containerPath")).Where(path => path != "/mine"));
        Assert.Equal(
            plan.Uploads.Select(file => $"{file.Path} {file.Mode}"),
            inputs.Maps("uploads").Select(file => $"{file.Text("file")} {file.Text("permissions")}"));
    }

    [Theory]
    [InlineData("postgres", "state", "datastore")]
    [InlineData("mysql", "state", "datastore")]
    [InlineData("etcd", "state-0", "datastore")]
    [InlineData("loadbalancer", "lb", "loadbalancer")]
    [InlineData("registry", "hub", "registry")]
    public async Task WhatTheUserAsksForReachesTheContainerAndNoneIsLabeledAsANode(string kind, string name, string role)
    {
        var program = Programs.Stack(() => Create(kind));
        var first = await Programs.UpAsync(program, answer: DatastoreTests.Answer);

        var inputs = first.Resource(name, ":Container").Inputs;
        Assert.Equal(
            new SortedDictionary<string, string> { ["k3spulumi.role"] = role, ["k3spulumi.service"] = name, ["mine"] = "yes" },
            inputs.Maps("labels").ToDictionary(label => label.Text("label")!, label => label.Text("value")!));
        Assert.Equal((512, 1024, "1.5"), ((int)inputs.Number("memory")!, (int)inputs.Number("memorySwap")!, inputs.Text("cpus")));
        Assert.Equal(["TZ=Europe/Rome"], inputs.Texts("envs"));
        Assert.Equal("10.9.9.9", Assert.Single(inputs.Maps("hosts")).Text("ip"));
        Assert.Contains(inputs.Maps("volumes"), volume =>
            volume.Text("hostPath") == "/srv/mine" && volume.Text("containerPath") == "/mine");
        Assert.Equal("172.30.0.9", Assert.Single(inputs.Maps("networksAdvanced")).Text("ipv4Address"));
        Assert.Empty((await Programs.UpAsync(program, first.Snapshot, DatastoreTests.Answer)).Operations);
    }

    private static ServiceContainer Plan(string kind) => kind switch
    {
        "postgres" =>
            SqlContainer.Container(new SqlDatastore { Dialect = SqlDialects.Postgres, Address = "state", Password = new("x") },
                "i"),
        "mysql" => SqlContainer.Container(
            new SqlDatastore { Dialect = SqlDialects.MySql, Address = "state", Password = new("x") }, "i"),
        "etcd" => EtcdContainer.Container(new EtcdCluster([new("state-0", "state-0")]) { Name = "state" }, 0, "i",
            new DatastoreOutput("ca")),
        "loadbalancer" => ContainerLoadBalancer.Container("i"),
        _ => Core.Images.LocalRegistry.Container("i", new()),
    };

    private static Output<string> Create(string kind) => kind switch
    {
        "postgres" => new PostgresDatastore("state", new() { Docker = Docker() }).DockerNetwork,
        "mysql" => new MySqlDatastore("state", new() { Docker = Docker() }).DockerNetwork,
        "etcd" => new EtcdDatastore("state", new() { Members = [new() { Docker = Docker() }] }).DockerNetwork,
        "loadbalancer" => new K3sLoadBalancer("lb", new() { Servers = new() { ["a"] = "10.0.0.11" }, Docker = Docker() }).Address,
        _ => new K3sRegistry("hub", new() { Docker = Docker() }).Address,
    };

    private static DockerArgs Docker() => new()
    {
        Network = "mine",
        Ip = "172.30.0.9",
        Memory = "512m",
        Cpus = "1.5",
        Environment = { ["TZ"] = "Europe/Rome" },
        HostAliases = { ["db.example"] = "10.9.9.9" },
        Volumes = { "/srv/mine:/mine" },
        Labels = { ["mine"] = "yes" },
    };
}
