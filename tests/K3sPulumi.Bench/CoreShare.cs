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
        INodeSpec spec = plan.IsServer ? Server(cluster, plan, node) : Agent(cluster, plan, node);
        var files = spec is AgentSpec agent ? NodeFiles.For(agent) : NodeFiles.For((ServerSpec)spec, Token, Token);
        return ContainerPlan.For(spec, plan.IsServer ? 6443 : null).Image
            + string.Concat(files.Select(file => file.Content.Value))
            + DockerScript.Ready(spec, plan.ResourceName)
            + DockerScript.Leave(spec, cluster.Name);
    }

    private static ServerSpec Server(ClusterSpec cluster, NodePlan plan, NodeSpec node) =>
        new() { Name = plan.ResourceName, Node = node, Settings = cluster.Settings };

    private static AgentSpec Agent(ClusterSpec cluster, NodePlan plan, NodeSpec node) => new()
    {
        Name = plan.ResourceName,
        Node = node,
        Settings = cluster.Settings,
        ServerUrl = Value<string>.Of("https://bench-server-0:6443"),
        Token = Value<Secret>.Of(Token),
    };
}
