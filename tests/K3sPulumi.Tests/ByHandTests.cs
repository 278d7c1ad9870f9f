using K3sPulumi.Core.AirGap;
using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Existing;
using K3sPulumi.Core.Images;
using K3sPulumi.Core.Kubeconfigs;
using K3sPulumi.Core.LoadBalancing;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Nodes;
using K3sPulumi.LocalEngine;
using Pulumi;

namespace K3sPulumi.Tests;

/// <summary>Servers and agents that are combined without a <see cref="K3sCluster"/>, and unknown values in all places.</summary>
public sealed class ByHandTests
{
    private static readonly TimeSpan Limit = Patience.Of(60);

    [Theory]
    [InlineData("beside")]
    [InlineData("below")]
    public async Task AServerAndAnAgentComeUpAndStayAsTheyAre(string place)
    {
        var program = Programs.Stack(() =>
        {
            var server = new K3sServer("hand", new() { Version = Programs.Version, Docker = new() }, new() { Protect = true });
            var options = new ComponentResourceOptions { IgnoreChanges = { "version" } };
            options.Aliases.Add(new Alias { Name = "old" });
            if (place == "below")
                options.Parent = server;
            else
                options.DependsOn = new InputList<Resource> { server };
            return new K3sAgent("hand-a",
                new()
                {
                    Version = Programs.Version,
                    ServerUrl = server.ServerUrl,
                    Token = server.AgentToken,
                    Docker = new() { Network = server.DockerNetwork }
                }, options).NodeName;
        });

        Assert.Empty((await Programs.PreviewAsync(program).WaitAsync(Limit)).Errors);
        var first = await Programs.UpAsync(program).WaitAsync(Limit);

        Assert.Empty((await Programs.UpAsync(program, first.Snapshot).WaitAsync(Limit)).Changes);
    }

    [Theory]
    [InlineData("docker")]
    [InlineData("ssh")]
    public async Task WhatIsNotKnownYetStopsNoPreview(string platform)
    {
        var result = await Programs.PreviewAsync(Programs.Stack(() =>
        {
            var word = new Pulumi.Random.RandomId("word", new() { ByteLength = 4 }).Hex;
            return new K3sCluster("u", platform == "docker" ? Containers(word) : Hosts(word)).Kubeconfig;
        })).WaitAsync(Limit);

        Assert.Empty(result.Errors);
    }

    [Fact]
    public async Task ProvidersAndTransformationsReachTheContainers()
    {
        var seen = new List<string>();
        var result = await Programs.PreviewAsync(Programs.Stack(() => new K3sCluster("dev", Programs.Docker(agents: 1), new()
        {
            Protect = true,
            Provider = new Pulumi.Docker.Provider("engine", new() { Host = "tcp://engine.example:2376" }),
            ResourceTransformations =
            {
                resource =>
                {
                    lock (seen)
                        seen.Add(resource.Resource.GetResourceType());
                    return null;
                },
            },
        }).Kubeconfig)).WaitAsync(Limit);

        Assert.Empty(result.Errors);
        Assert.Contains("docker:index/container:Container", seen);
    }

    [Theory]
    [InlineData("docker", "server-0")]
    [InlineData("ssh", "s1")]
    public async Task TheOneServerThatKeepsTheClusterIsNotRenamedAway(string platform, string old)
    {
        K3sClusterArgs Cluster(string? name)
        {
            var args = platform == "docker" ? Programs.Docker(agents: 1) : Programs.Ssh(agents: 1);
            args.Servers[0].NodeName = name ?? args.Servers[0].NodeName;
            return args;
        }

        var first = await Programs.UpAsync(Programs.Stack(() => Cluster(null)));

        var preview = await Programs.PreviewAsync(Programs.Stack(() => Cluster("renamed")), first.Snapshot).WaitAsync(Limit);

        var message = Assert.Single(preview.Errors).Message;
        Assert.Contains($"servers[0].nodeName: puts \"renamed\" in place of \"{old}\", which holds all data of the cluster",
            message, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EveryProblemOfALoneNodeIsReportedWithoutAStackTrace()
    {
        var result = await Programs.PreviewAsync(Programs.Stack(() => new K3sServer("x", new()
        {
            Version = Programs.Version,
            ServerUrl = "http://x",
            EmbeddedEtcd = true,
            Datastore = new DatastoreArgs { Endpoint = "sqlite://" },
            Docker = new(),
        }).Kubeconfig)).WaitAsync(Limit);

        var message = Assert.Single(result.Errors).Message;
        foreach (var path in (string[])["embeddedEtcd:", "serverUrl:", "docker.network:"])
            Assert.Contains($"  {path}", message, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", message, StringComparison.Ordinal);
    }

    private static K3sClusterArgs Containers(Output<string> word) => new()
    {
        Version = word,
        Token = word,
        AgentToken = word,
        ClusterCidr = word,
        ServiceCidr = word,
        TlsSans = { word },
        Disable = { word },
        DockerSubnet = word,
        SystemDefaultRegistry = word,
        FlannelBackend = word,
        Datastore = new DatastoreArgs
        {
            Postgres = Postgres(word),
        },
        ApiAddress = word,
        LocalRegistry = word,
        ServerConfig = word,
        AgentConfig = word,
        Manifests = { ["a"] = word },
        Servers =
        [
            new()
            {
                Config = word, NodeIp = word, NodeLabels = { ["a"] = word }, NodeTaints = { word }, KubeletArgs = { word },
                Docker = new()
                {
                    Image = word, ImageRegistry = word, Network = word, Ip = word, Ports = { word }, Volumes = { word },
                    Memory = word, Cpus = word, ApiBindAddress = word,
                    HostAliases = { ["x"] = word }, Labels = { ["x"] = word }, Environment = { ["x"] = word },
                },
            },
        ],
        Agents = [new() { Docker = new() { Network = word } }],
        Proxy = new() { HttpProxy = word, NoProxy = { word } },
    };

    private static K3sClusterArgs Hosts(Output<string> word) => new()
    {
        Version = word,
        ApiAddress = word,
        Datastore = new DatastoreArgs { Endpoint = word, Ca = word, Certificate = word, Key = word },
        Firewall = word,
        NodeNetworks = { word },
        Selinux = word.Apply(_ => true),
        KubeconfigRenewalDays = word.Apply(_ => 3),
        LoadBalancer = new() { Ssh = Host(word), Standbys = [Host(word)], FloatingAddress = word },
        Servers = [new() { Ssh = Host(word), Architecture = word,
            ReleaseMirror = new() { Url = word, InstallerUrl = word, Ca = word, User = word, Password = word },
            SkippedChecks = { word }, ReadyTimeout = word.Apply(_ => 5), Generation = word.Apply(_ => 1) },
            new() { NodeName = "bravo", Ssh = Host(word) }, new() { NodeName = "charlie", Ssh = Host(word) }],
        Agents = [new() { Ssh = Host(word) }],
    };

    private static SshArgs Host(Output<string> word) => new()
    {
        Address = word,
        Port = word.Apply(_ => 22),
        User = word,
        PrivateKey = word,
        PrivateKeyPassphrase = word,
        HostKey = word,
        SudoPassword = word,
        DialErrorLimit = word.Apply(_ => 3),
        PerDialTimeout = word.Apply(_ => 3),
        Bastion = new() { Address = word, PrivateKey = word, HostKey = word },
    };

    private static PostgresEndpointArgs Postgres(Output<string> word) =>
        new() { Host = word, Port = word.Apply(_ => 5432), User = word, Password = word, Database = word, SslMode = word };
}
