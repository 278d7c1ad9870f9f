using K3sPulumi.Core.Kubeconfigs;
using K3sPulumi.Core.LoadBalancing;
using Pulumi;

namespace K3sPulumi.Tests;

/// <summary>What only looks like the same port or host, and the components for these tests.</summary>
public sealed partial class PlaceTests
{
    private static readonly Dictionary<string, Func<Output<string>>> Free = new()
    {
        ["a database on a server's host"] = () =>
        {
            _ = new PostgresDatastore("state", new() { Ssh = Programs.Host("10.0.0.11") });
            return Hosts("one", "10.0.0.11", "10.0.0.21").Kubeconfig;
        },
        ["two clusters of one private address behind different bastions"] = () =>
        {
            _ = Agent("a", Behind("10.0.0.21", "gate-1.example.com"));
            return Agent("b", Behind("10.0.0.21", "gate-2.example.com")).NodeName;
        },
        ["two clusters with one API port on different machines"] = () =>
        {
            _ = new K3sServer("a", new() { Version = Programs.Version, Docker = new() { Host = "ssh://root@a.example.com" } });
            return new K3sServer("b", new()
            {
                Version = Programs.Version,
                Docker = new() { Host = "ssh://root@b.example.com" }
            }).Kubeconfig;
        },
        ["two clusters with free API ports"] = () =>
        {
            _ = new K3sServer("a", new() { Version = Programs.Version, Docker = new() { ApiPort = 0 } });
            return new K3sServer("b", new() { Version = Programs.Version, Docker = new() { ApiPort = 0 } }).Kubeconfig;
        },
        ["two registries on different addresses"] = () =>
        {
            _ = new K3sRegistry("one", new());
            return new K3sRegistry("two", new() { BindAddress = "192.168.1.5" }).Address;
        },
        ["a new agent on the host of one whose host is gone"] = () =>
        {
            _ = new K3sAgent("a", new()
            {
                Version = Programs.Version,
                ServerUrl = "https://10.0.0.11:6443",
                Token = "secret",
                Ssh = Programs.Host("10.0.0.21"),
                HostIsGone = true
            });
            return Agent("b", Programs.Host("10.0.0.21")).NodeName;
        },
        ["hosts that are not known yet"] = () =>
        {
            var machine = new Pulumi.Random.RandomId("machine", new() { ByteLength = 4 });
            _ = Agent("a", Later(machine.Hex));
            return Agent("b", Later(machine.Hex)).NodeName;
        },
    };

    private static K3sCluster Hosts(string name, string server, string agent) => new(name, new()
    {
        Version = Programs.Version,
        Servers = [new() { Ssh = Programs.Host(server) }],
        Agents = [new() { Ssh = Programs.Host(agent) }],
    });

    private static K3sAgent Agent(string name, SshArgs host) =>
        new(name, new() { Version = Programs.Version, ServerUrl = "https://10.0.0.99:6443", Token = "secret", Ssh = host });

    private static K3sLoadBalancer Balancer(string name, string host, params string[] standbys) => new(name, new()
    {
        Servers = new() { ["a"] = "10.0.0.7" },
        Ssh = Programs.Host(host),
        Standbys = [.. standbys.Select(standby => Programs.Host(standby))],
        FloatingAddress = standbys.Length > 0 ? (Input<string>)"10.0.0.250" : null,
    });

    private static SshArgs Later(Output<string> address) => new()
    {
        Address = address,
        User = "root",
        Password = "p",
        TrustAnyHostKey = true
    };

    private static SshArgs Behind(string address, string bastion)
    {
        var host = Programs.Host(address);
        host.Bastion = new() { Address = bastion, User = "root", Password = "p", TrustAnyHostKey = true };
        return host;
    }
}
