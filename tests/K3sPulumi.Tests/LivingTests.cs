using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Existing;
using K3sPulumi.Core.Kubeconfigs;
using K3sPulumi.Core.Validation;
using K3sPulumi.LocalEngine;
using K3sPulumi.LocalEngine.State;

namespace K3sPulumi.Tests;

/// <summary>
/// Changes that an existing cluster does not support are rejected before anything changes, in Docker and on hosts.
/// </summary>
public sealed class LivingTests
{
    private const string Postgres = "postgres://k3s:secret-1@db:5432/k3s";

    public static TheoryData<string, string, string> Refused
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (var platform in new[] { "docker", "ssh" })
            {
                data.Add(platform, "older version", "version: cannot be downgraded from v1.36.1+k3s1 to v1.35.9+k3s1");
                data.Add(platform, "skipped version", "version: cannot go from v1.36.1+k3s1 to v1.38.0+k3s1 in one step");
                data.Add(platform, "pods", "clusterCidr: cannot change cluster-cidr of an existing cluster: nodes and pods keep their addresses; restore \"10.42.0.0/16\"");
                data.Add(platform, "services", "serviceCidr: cannot change service-cidr of an existing cluster");
                data.Add(platform, "names", "networking.clusterDns: cannot change cluster-dns of an existing cluster");
                data.Add(platform, "names in YAML", "networking.clusterDns: cannot change cluster-dns of an existing cluster");
                data.Add(platform, "domain", "serverConfig: cannot change cluster-domain of an existing cluster");
                data.Add(platform, "domain of the server", "serverConfig: cannot change cluster-domain of an existing cluster");
                data.Add(platform, "encryption", "controlPlane.secretsEncryption: cannot be disabled in an existing cluster");
                data.Add(platform, "encryption in YAML", "controlPlane.secretsEncryption: cannot be disabled in an existing cluster");
                data.Add(platform, "datastore", "datastore: cannot move an existing cluster from SQLite to PostgreSQL");
            }

            data.Add("ssh", "data directory", "agents[0].dataDirectory: cannot change on an existing node");
            data.Add("ssh", "data directory of all", "servers[0].dataDirectory: cannot change on an existing node");
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task IsRefusedBeforeAnythingIsTouched(string platform, string change, string reason)
    {
        var first = await Programs.UpAsync(Programs.Stack(() => Of(platform)));

        await Programs.RefusedAsync(() => Changed(platform, change), first.Snapshot, reason);
    }

    [Theory]
    [InlineData("docker", "same names")]
    [InlineData("ssh", "same names")]
    [InlineData("docker", "etcd")]
    [InlineData("ssh", "etcd")]
    [InlineData("ssh", "next version")]
    [InlineData("docker", "next version")]
    public async Task WhatARunningClusterTakesIsAccepted(string platform, string change)
    {
        var first = await Programs.UpAsync(Programs.Stack(() => Of(platform)));

        await Programs.UpAsync(Programs.Stack(() => Changed(platform, change)), first.Snapshot);
    }

    [Fact]
    public async Task AStateOfBeforeRefusesNothing()
    {
        var first = await Programs.UpAsync(Programs.Stack(() => Of("docker")));
        var older = Without(first.Snapshot);

        await Programs.UpAsync(Programs.Stack(() => Changed("docker", "pods")), older);
    }

    [Fact]
    public async Task AVersionThatDidNotComeUpMayBeTakenBack()
    {
        var first = await Programs.UpAsync(Programs.Stack(() => Of("docker")));
        await using var engine = Engine.Mock(call => call.Name == "dev-server-0" ? MockAnswer.Fail("no such image") : MockAnswer.Stdout(Programs.Kubeconfig));
        var failed = await engine.RunAsync(Programs.Stack(() => Changed("docker", "next version")), first.Snapshot);
        Assert.NotEqual(0, failed.ExitCode);

        await Programs.UpAsync(Programs.Stack(() => Of("docker")), failed.Snapshot);
    }

    [Theory]
    [InlineData("docker")]
    [InlineData("ssh")]
    public async Task AfterTheFirstServerTheClusterExists(string platform)
    {
        await using var engine = Engine.Mock(call => call.Name is "dev-agent-0-ready" or "dev-a1-node" ? MockAnswer.Fail("not Ready") : MockAnswer.Stdout(Programs.Kubeconfig));
        var failed = await engine.RunAsync(Programs.Stack(() => Of(platform)));
        Assert.NotEqual(0, failed.ExitCode);

        await Programs.RefusedAsync(() => Changed(platform, "pods"), failed.Snapshot, "clusterCidr: cannot change");
    }

    [Fact]
    public async Task ServersThatNeverJoinedMayBeTakenBack()
    {
        var first = await Programs.UpAsync(Programs.Stack(() => Programs.Ssh(servers: 3, agents: 0)));
        await using var engine = Engine.Mock(call => call.Name == "dev-s4-node" ? MockAnswer.Fail("not Ready") : MockAnswer.Stdout(Programs.Kubeconfig));
        var failed = await engine.RunAsync(Programs.Stack(() => Programs.Ssh(servers: 5, agents: 0)), first.Snapshot);
        Assert.NotEqual(0, failed.ExitCode);

        await Programs.UpAsync(Programs.Stack(() => Programs.Ssh(servers: 3, agents: 0)), failed.Snapshot);
    }

    [Fact]
    public async Task ASecretValueIsNotRepeated()
    {
        var first = await Programs.UpAsync(Programs.Stack(() => Secret("10.44.0.0/16")));

        var refused = await Programs.PreviewAsync(Programs.Stack(() => Secret("10.45.0.0/16")), first.Snapshot);

        Assert.Contains("restore the old value", refused.Errors[0].Message, StringComparison.Ordinal);
        Assert.DoesNotContain("10.44.0.0", refused.Errors[0].Message + first.Snapshot.ToJson("passphrase"), StringComparison.Ordinal);

        static K3sClusterArgs Secret(string pods)
        {
            var args = Of("docker");
            args.ClusterCidr = Pulumi.Output.CreateSecret(pods);
            return args;
        }
    }

    [Fact]
    public async Task ANodeByItselfRemembersToo()
    {
        static Func<Task<int>> Stack(string version) => Programs.Stack(() => new K3sServer("solo", new() { Version = version, Docker = new() }).Kubeconfig);
        var first = await Programs.UpAsync(Stack(Programs.Version));

        var refused = await Programs.PreviewAsync(Stack("v1.35.9+k3s1"), first.Snapshot);

        Assert.StartsWith("K3sServer \"solo\" has 1 problem:\n  version: cannot be downgraded", refused.Errors[0].Message, StringComparison.Ordinal);
        Assert.Empty((await Programs.UpAsync(Stack(Programs.Version), first.Snapshot)).Operations);
    }

    /// <summary>A state of a release without records.</summary>
    private static Snapshot Without(Snapshot snapshot) => new([.. snapshot.Resources.Where(resource => resource.Type != "k3s:index:ClusterRecord")]);

    private static K3sClusterArgs Of(string platform)
    {
        var args = platform == "ssh" ? Programs.Ssh(agents: 1) : Programs.Docker(agents: 1);
        args.ControlPlane = new() { SecretsEncryption = true };
        return args;
    }

    private static K3sClusterArgs Changed(string platform, string change)
    {
        var args = Of(platform);
        switch (change)
        {
            case "older version": args.Version = "v1.35.9+k3s1"; break;
            case "skipped version": args.Version = "v1.38.0+k3s1"; break;
            case "next version": args.Version = "v1.37.0+k3s1"; break;
            case "data directory": args.Agents[0].DataDirectory = "/srv/k3s"; break;
            case "data directory of all":
                args.DataDirectory = "/srv/k3s";
                args.Agents[0].DataDirectory = "/var/lib/rancher/k3s";
                break;
            case "pods": args.ClusterCidr = "10.44.0.0/16"; break;
            case "services": args.ServiceCidr = "10.45.0.0/16"; break;
            case "names": args.Networking = new() { ClusterDns = { "10.43.0.20" } }; break;
            case "names in YAML": args.ServerConfig = "cluster-dns: 10.43.0.20"; break;
            case "same names": args.Networking = new() { ClusterDns = { "10.43.0.10" } }; break;
            case "domain": args.ServerConfig = "cluster-domain: corp.example"; break;
            case "domain of the server": args.Servers[0].Config = "cluster-domain: corp.example"; break;
            case "encryption": args.ControlPlane = new(); break;
            case "encryption in YAML": args.ControlPlane = new(); args.ServerConfig = "secrets-encryption: off"; break;
            case "datastore": args.Datastore = new DatastoreArgs { Endpoint = Postgres }; break;
            case "etcd": args.EmbeddedEtcd = true; break;
        }

        return args;
    }
}
