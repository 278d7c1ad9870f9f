using K3sPulumi.Core.Kubeconfigs;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Validation;
using K3sPulumi.LocalEngine;
using Pulumi;

namespace K3sPulumi.Tests;

/// <summary>Two components of one program with the same port or host.</summary>
public sealed partial class PlaceTests
{
    private static readonly Dictionary<string, (string Problem, Func<Output<string>> Program)> Taken = new()
    {
        ["two clusters on one host"] = (
            "agents[0].ssh.address: \"10.0.0.11\" is already the host of servers[0] of K3sCluster \"one\", and a host can run only one node; use a separate host for each.",
            () =>
            {
                _ = Hosts("one", "10.0.0.11", "10.0.0.21");
                return Hosts("two", "10.0.0.12", "10.0.0.11").Kubeconfig;
            }
        ),
        ["a server by itself on a cluster's host"] = (
            "ssh.address: \"10.0.0.21\" is already the host of agents[0] of K3sCluster \"one\", and a host can run only one node; use a separate host for each.",
            () =>
            {
                _ = Hosts("one", "10.0.0.11", "10.0.0.21");
                return new K3sServer("alone", new() { Version = Programs.Version, Ssh = Programs.Host("10.0.0.21") }).Kubeconfig;
            }
        ),
        ["two agents by themselves on one host"] = (
            "ssh.address: \"10.0.0.21\" is already the host of K3sAgent \"a\", and a host can run only one node; use a separate host for each.",
            () =>
            {
                _ = Agent("a", Programs.Host("10.0.0.21"));
                return Agent("b", Programs.Host("10.0.0.21")).NodeName;
            }
        ),
        ["a load balancer by itself on a server's host and port"] = (
            "port: 6443 is a port that K3sServer \"alone\" uses on the same host, \"node.example.com\"; choose another port, or run the load balancer on a separate host.",
            () =>
            {
                _ = new K3sServer("alone", new() { Version = Programs.Version, Ssh = Programs.Host("node.example.com") });
                return new K3sLoadBalancer("lb", new()
                {
                    Servers = new() { ["a"] = "10.0.0.7" },
                    Ssh = Programs.Host("Node.example.com")
                }).Address;
            }
        ),
        ["two load balancers on one host"] = (
            "standbys[0].address: \"10.0.0.10\" is already the host of K3sLoadBalancer \"one\", and a host can run only one load balancer; use a separate host for each.",
            () =>
            {
                _ = Balancer("one", "10.0.0.10");
                return Balancer("two", "10.0.0.9", "10.0.0.10").Address;
            }
        ),
        ["a database and a node on one host port"] = (
            "docker.ports[0]: port 8080/tcp of the Docker host is already used by agents[0].docker.ports[0] of K3sCluster \"dev\"; choose another port.",
            () =>
            {
                _ = new K3sCluster("dev", new()
                {
                    Version = Programs.Version,
                    Servers = [new() { Docker = new() }],
                    Agents = [new() { Docker = new() { Ports = ["8080:80"] } }]
                });
                return new PostgresDatastore("state", new() { Docker = new() { Ports = ["8080:5432"] } }).DockerNetwork;
            }
        ),
        ["a registry on a cluster's API port"] = (
            "port: port 6443/tcp of the Docker host is already used by servers[0].docker.apiPort of K3sCluster \"dev\"; choose another port.",
            () =>
            {
                _ = new K3sCluster("dev", new() { Version = Programs.Version, Servers = [new() { Docker = new() }] });
                return new K3sRegistry("registry", new() { Port = 6443 }).Address;
            }
        ),
        ["two registries on the default port"] = (
            "port: port 5000/tcp of the Docker host is already used by port of K3sRegistry \"one\"; choose another port.",
            () =>
            {
                _ = new K3sRegistry("one", new());
                return new K3sRegistry("two", new()).Address;
            }
        ),
        ["an etcd member on a server's port"] = (
            "members[0].docker.ports[0]: port 2379/tcp of the Docker host is already used by docker.ports[0] of K3sServer \"alone\"; choose another port.",
            () =>
            {
                _ = new K3sServer("alone", new() { Version = Programs.Version, Docker = new() { Ports = ["2379:2379"] } });
                return new EtcdDatastore("state", new() { Members = [new() { Docker = new() { Ports = ["2379:2379"] } }] }).DockerNetwork;
            }
        ),
        ["two servers by themselves on one API port of a remote machine"] = (
            "docker.apiPort: port 6443/tcp of the Docker host is already used by docker.apiPort of K3sServer \"a\"; choose another port, or 0 for a free one.",
            () =>
            {
                _ = new K3sServer("a", new()
                {
                    Version = Programs.Version,
                    Docker = new() { Host = "ssh://root@engine.example.com" }
                });
                return new K3sServer("b", new()
                {
                    Version = Programs.Version,
                    Docker = new() { Host = "tcp://engine.example.com:2376" }
                }).Kubeconfig;
            }
        ),
        ["one port twice within a component"] = (
            "docker.ports[1]: port 8080/tcp of the Docker host is already used by docker.ports[0]; choose another port.",
            () => new K3sLoadBalancer("lb", new()
            {
                Servers = new() { ["a"] = "a" },
                Docker = new() { Ports = ["8080:80", "8080:81"] },
            }).Address),
    };

    public static TheoryData<string> TakenNames => [.. Taken.Keys];

    public static TheoryData<string> FreeNames => [.. Free.Keys];

    [Theory]
    [MemberData(nameof(TakenNames))]
    public async Task APlaceIsHadOnceWhicheverComponentAsks(string what)
    {
        var (problem, program) = Taken[what];
        var result = await Programs.PreviewAsync(Programs.Stack(program));

        Assert.EndsWith($"has 1 problem:\n  {problem}", Assert.Single(result.Errors).Message.Trim(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(FreeNames))]
    public async Task WhatOnlyLooksLikeOnePlaceIsAccepted(string what) =>
        Assert.Empty((await Programs.PreviewAsync(Programs.Stack(Free[what]))).Errors);

    [Fact]
    public async Task AHostThatIsKnownOnlyLaterIsHadOnceToo()
    {
        await using var engine = Engine.Mock(_ => null);
        var result = await engine.RunAsync(Programs.Stack(() =>
        {
            var machine = new Pulumi.Random.RandomId("machine", new() { ByteLength = 4 });
            _ = Agent("a", Later(machine.Hex));
            return Agent("b", Later(machine.Hex)).NodeName;
        }), null);

        Assert.Contains(result.Errors, error => error.Message.Contains("is already the host of K3sAgent", StringComparison.Ordinal));
    }
}
