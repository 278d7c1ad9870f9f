using System.Diagnostics;
using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Bench;

/// <summary>
/// What the components call in the core for a cluster in Docker, without Pulumi: checks, plan, and each node's texts.
/// </summary>
internal static class CoreShare
{
    private static readonly Secret Token = new(new string('t', 48));

    public static TimeSpan Of(int nodes)
    {
        var watch = Stopwatch.StartNew();
        var spec = Cluster(nodes);
        var problems = ClusterChecks.Problems(spec);
        var characters = ClusterPlan.For(spec).Nodes.Sum(plan => Text(spec, plan).Length);
        watch.Stop();
        return problems.Count == 0 && characters > 0
            ? watch.Elapsed
            : throw new InvalidOperationException(string.Join('\n', problems));
    }

    private static ClusterSpec Cluster(int nodes) => new()
    {
        Name = "bench",
        Settings = new() { Version = Value<string>.Of(Stacks.Version), ClusterCidr = Value<string>.Of(Stacks.Pods) },
        Servers = [new() { Docker = new() }],
        Agents = [.. Enumerable.Range(1, nodes - 1).Select(_ => new NodeSpec { Docker = new() })],
    };

    private static string Text(ClusterSpec cluster, NodePlan plan)
    {
        var node = plan.IsServer ? cluster.Servers[plan.Index] : cluster.Agents[plan.Index];
        var container = ContainerPlan.For(plan.ResourceName, plan.Role, cluster.Settings.Version, node.Docker!, plan.IsServer);
        var files = plan.IsServer
            ? NodeFiles.For(new ServerSpec { Name = plan.ResourceName, Node = node, Settings = cluster.Settings }, Token, Token)
            : NodeFiles.For(Agent(cluster, plan, node));
        return container.Image
            + string.Concat(files.Select(file => file.Content.Value))
            + DockerScript.Ready(Stacks.Version, plan.ResourceName, plan.Role, plan.ResourceName, plan.NodeName, node)
            + DockerScript.Leave(cluster.Name, plan.NodeName, node);
    }

    private static AgentSpec Agent(ClusterSpec cluster, NodePlan plan, NodeSpec node) => new()
    {
        Name = plan.ResourceName,
        Node = node,
        Version = cluster.Settings.Version,
        ServerUrl = Value<string>.Of("https://bench-server-0:6443"),
        Token = Value<Secret>.Of(Token),
    };
}
