using Pulumi;

namespace K3sPulumi.Bench;

/// <summary>The programs whose evaluation is measured.</summary>
internal static class Stacks
{
    public const string Version = "v1.36.1+k3s1";

    /// <summary>Room for 4,096 nodes.</summary>
    public const string Pods = "10.64.0.0/12";

    public const string HostKey = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8g";

    /// <summary>One server and agents, in Docker.</summary>
    public static Task<int> Docker(int nodes) => Cluster(nodes, servers: 1, _ => new() { Docker = new() });

    /// <summary>Servers (embedded etcd if there are several) and agents, over SSH.</summary>
    public static Task<int> Ssh(int nodes, int servers) => Cluster(nodes, servers, index => new()
    {
        NodeName = $"node-{index}",
        Ssh = new()
        {
            Address = $"10.0.{index / 200}.{index % 200 + 1}",
            User = "ubuntu",
            Password = "secret",
            HostKey = HostKey
        },
    });

    /// <summary>The cost of registering only: resources without inputs and dependencies.</summary>
    public static Task<int> Empty(int resources) => Deployment.RunAsync(() =>
    {
        for (var index = 0; index < resources; index++)
            _ = new CustomResource("bench:index:Empty", $"empty-{index}", ResourceArgs.Empty, options: null);
    });

    private static Task<int> Cluster(int nodes, int servers, Func<int, NodeArgs> node) => Deployment.RunAsync(() =>
    {
        var args = new K3sClusterArgs { Version = Version, Servers = [], ClusterCidr = Pods };
        for (var index = 0; index < nodes; index++)
            (index < servers ? args.Servers : args.Agents).Add(node(index));
        _ = new K3sCluster("bench", args);
    });
}
