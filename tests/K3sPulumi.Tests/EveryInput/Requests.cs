using K3sPulumi.Core.AirGap;
using K3sPulumi.Core.LoadBalancing;
using K3sPulumi.Core.Validation;
using K3sPulumi.Internal.Inputs;
using Pulumi;

namespace K3sPulumi.Tests.EveryInput;

/// <summary>The smallest valid request of each component, and of each args type nested in one.</summary>
internal static class Requests
{
    public const string HostKey = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHlhWFmbnJZbBzXwQ4sVtF3P6CzBKjX1lV2k0bZrT8sM";

    public static readonly Dictionary<string, Func<Place, ResourceArgs?>> Components = new(StringComparer.Ordinal)
    {
        [nameof(K3sCluster)] = place => new K3sClusterArgs
        {
            Version = Programs.Version,
            Servers = [Node(new NodeArgs { NodeName = "s1" }, place, "10.0.0.11")],
            Agents = [Node(new NodeArgs { NodeName = "a1" }, place, "10.0.0.21")],
        },
        [nameof(K3sServer)] = place => Node(new K3sServerArgs { Version = Programs.Version }, place, "10.0.0.11"),
        [nameof(K3sAgent)] = place => Node(
            new K3sAgentArgs
            {
                Version = Programs.Version,
                ServerUrl = "https://10.0.0.11:6443",
                Token = "correct-horse-battery-staple"
            }, place, "10.0.0.21"),
        [nameof(K3sLoadBalancer)] = place => place == Place.Docker
            ? new K3sLoadBalancerArgs { Servers = new() { ["one"] = "server-one" }, Docker = Container() }
            : new K3sLoadBalancerArgs
            {
                Servers = new() { ["one"] = "10.0.0.11" },
                Ssh = Host("10.0.0.31"),
                FloatingAddress = "10.0.0.99"
            },
        [nameof(K3sRegistry)] = place => place == Place.Docker ? new K3sRegistryArgs { Docker = new() } : null,
        [nameof(PostgresDatastore)] = place => Sql(new PostgresDatastoreArgs(), place),
        [nameof(MySqlDatastore)] = place => Sql(new MySqlDatastoreArgs(), place),
        [nameof(EtcdDatastore)] = place =>
            new EtcdDatastoreArgs
            {
                Members = [place == Place.Docker
                ? new() { Docker = new() } : new() { Ssh = Host("10.0.0.5") }]
            },
    };

    public static ComponentResource Create(string component, ResourceArgs args) => (component, args) switch
    {
        (nameof(K3sCluster), K3sClusterArgs cluster) => new K3sCluster("dev", cluster),
        (nameof(K3sServer), K3sServerArgs server) => new K3sServer("dev-s1", server),
        (nameof(K3sAgent), K3sAgentArgs agent) => new K3sAgent("dev-a1", agent),
        (nameof(K3sLoadBalancer), K3sLoadBalancerArgs balancer) => new K3sLoadBalancer("lb", balancer),
        (nameof(K3sRegistry), K3sRegistryArgs registry) => new K3sRegistry("registry", registry),
        (nameof(PostgresDatastore), PostgresDatastoreArgs sql) => new PostgresDatastore("state", sql),
        (nameof(MySqlDatastore), MySqlDatastoreArgs sql) => new MySqlDatastore("state", sql),
        (nameof(EtcdDatastore), EtcdDatastoreArgs etcd) => new EtcdDatastore("state", etcd),
        _ => throw new InvalidOperationException($"{component} has no least request."),
    };

    public static SshArgs Host(string address) =>
        new() { Address = address, User = "ubuntu", Password = "pass-of-" + address, HostKey = HostKey };

    /// <summary>Nested args that the smallest request does not have.</summary>
    public static object Nested(Type type, Place place) => type.Name switch
    {
        nameof(AirGapArgs) => new AirGapArgs { Directory = Files.Bundle, Architecture = "amd64" },
        nameof(PackagesArgs) => new PackagesArgs { Update = 1 },
        nameof(BastionArgs) =>
            new BastionArgs { Address = "10.0.0.41", User = "jump", Password = "pass-of-bastion", HostKey = HostKey },
        nameof(SshArgs) => Host("10.0.0.51"),
        nameof(LoadBalancerArgs) => place == Place.Docker
            ? new LoadBalancerArgs { Docker = Container() }
                : new LoadBalancerArgs { Ssh = Host("10.0.0.31"), FloatingAddress = "10.0.0.99" },
        nameof(RegistryMirrorArgs) =>
            new RegistryMirrorArgs { Registry = "docker.io", Endpoints = ["https://mirror.example.com:5000"] },
        nameof(RegistryConfigArgs) => new RegistryConfigArgs { Registry = "mirror.example.com:5000" },
        nameof(ReleaseMirrorArgs) => new ReleaseMirrorArgs { Url = "https://mirror.example.com/k3s" },
        nameof(HelmChartArgs) => new HelmChartArgs { Name = "app", Chart = "oci://charts.example.com/app" },
        nameof(KubeVipArgs) => new KubeVipArgs { Address = "10.0.0.100" },
        nameof(KubeVipBgpArgs) => new KubeVipBgpArgs { Asn = 65000, Peers = [new() { Address = "10.0.0.1", Asn = 65001 }] },
        nameof(KubeVipPeerArgs) => new KubeVipPeerArgs { Address = "10.0.0.1", Asn = 65001 },
        nameof(MetalLbArgs) => new MetalLbArgs { Addresses = ["10.0.8.0/24"] },
        nameof(RestoreArgs) => new RestoreArgs { From = "snapshot", Generation = 1 },
        nameof(SnapshotStoreArgs) => new SnapshotStoreArgs { Bucket = "snapshots", AccessKey = "access", SecretKey = "secret" },
        "DatastoreArgs" => With(type, ("Ca", Files.Certificate)),
        "PostgresEndpointArgs" or "MySqlEndpointArgs" =>
            With(type, ("Host", "10.0.0.5"), ("User", "k3s"), ("Password", "pass-of-database")),
        "EtcdEndpointArgs" => With(type, ("Hosts", new[] { "10.0.0.5" })),
        _ => Activator.CreateInstance(type)!,
    };

    private static object With(Type type, params ReadOnlySpan<(string Name, object Value)> values)
    {
        var args = Activator.CreateInstance(type)!;
        foreach (var (name, value) in values)
            InputPath.Set(args, name, value);
        return args;
    }

    private static DockerArgs Container() => new() { Network = "net" };

    private static T Node<T>(T node, Place place, string address)
        where T : NodeArgs
    {
        if (place == Place.Ssh)
            node.Ssh = Host(address);
        else
            node.Docker = node is K3sAgentArgs ? Container() : new();
        return node;
    }

    private static T Sql<T>(T args, Place place)
        where T : SqlDatastoreArgs
    {
        if (place == Place.Ssh)
            (args.Ssh, args.AllowedAddresses) = (Host("10.0.0.5"), ["10.0.0.0/24"]);
        else
            args.Docker = new();
        return args;
    }
}
