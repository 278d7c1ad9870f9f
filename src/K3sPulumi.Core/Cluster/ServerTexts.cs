using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Cluster;

/// <summary>Keys in the YAML of servers that are wrong only for several nodes, or without another key.</summary>
internal static class ServerTexts
{
    public static void Check(ProblemList problems, ClusterSpec spec, IReadOnlyList<NodeAddresses> nodes)
    {
        foreach (var index in Enumerable.Range(0, spec.Servers.Count))
        {
            var config = MergedConfig.Of(ServerRoles.Layers(spec, index));
            CheckStore(problems, spec.Settings, config);
            if (nodes.Count > 1)
                CheckBind(problems, config, spec.Servers.Count);
            CheckAdvertised(problems, config, nodes, index);
        }
    }

    public static void Check(ProblemList problems, ServerSpec spec) =>
        CheckStore(problems, spec.Settings, MergedConfig.Of(new ConfigLayer("config", spec.Node.Config)));

    /// <summary>K3s takes such snapshots and stores them nowhere but on its disk.</summary>
    private static void CheckStore(ProblemList problems, ClusterSettings settings, MergedConfig config)
    {
        if (settings.Snapshots?.S3 is null && config.PathOfTrue("etcd-s3") is { } path
            && !config["etcd-s3-bucket"].IsGiven
            && !config["etcd-s3-config-secret"].IsGiven)
            problems.Add(path, "etcd-s3: has no bucket, so snapshots would stay on the servers; add etcd-s3-bucket, or use the "
                + "argument snapshots.s3.");
    }

    private static void CheckBind(ProblemList problems, MergedConfig config, int servers)
    {
        if (One("bind-address", config) is not var (path, address))
            return;
        if (SpecialAddresses.IsLoopback(address))
            problems.Add(path, "bind-address: is a loopback address, at which other nodes cannot reach the server; remove it.");
        else if (servers > 1 && path == "serverConfig" && Addresses.IsIp(address)
            && SpecialAddresses.HostProblem(address) is null)
            problems.Add(path, "bind-address: is set for several servers; each has its own address, so set it per server.");
    }

    /// <summary>The address may belong to a load balancer, but not to another server.</summary>
    private static void CheckAdvertised(
        ProblemList problems, MergedConfig config, IReadOnlyList<NodeAddresses> nodes, int index)
    {
        if (One("advertise-address", config) is not var (path, address))
            return;
        var other = nodes.FirstOrDefault(node => node.Role == NodeRole.Server && ClusterPlaces.HasAddress(node, address));
        if (other is not null && other.Path != $"servers[{index}]")
            problems.Add(path, $"advertise-address: is the address of {other.Path}, but each server advertises its own; "
                + "set it per server, or remove it.");
    }

    private static (string Path, string Value)? One(string key, MergedConfig config) =>
        config[key].Content is { Last: { } value, Path: var path } ? (path, value.Trim()) : null;
}
