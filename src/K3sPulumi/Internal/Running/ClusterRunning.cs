using System.Collections.Immutable;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Running;
using K3sPulumi.Internal.Cluster;
using K3sPulumi.Internal.Docker;
using Pulumi;

namespace K3sPulumi.Internal.Running;

/// <summary>The order in which the nodes of a cluster and its load balancer start and stop.</summary>
internal sealed class ClusterRunning
{
    private readonly ClusterRequest _request;
    private readonly Dictionary<string, Resource> _commands = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource<IReadOnlyDictionary<string, Resource>> _all = new();

    public ClusterRunning(ClusterRequest request, LeftAlone? alone)
    {
        (_request, Alone, Plan) = (request, alone, RunningPlan.For(request.Request.Shape, request.Plan));
        if (alone is null)
            return;
        alone.HasAll = Plan.IsDown;
        alone.Stopped.UnionWith(request.Plan.Nodes.Where(node => Plan[node].Asked == false).Select(node => node.ResourceName));
        if (Plan.IsDown)
            alone.Stopped.Add(BalancerName);
    }

    public LeftAlone? Alone { get; }

    public RunningPlan Plan { get; }

    private string BalancerName => $"{_request.Name}-lb";

    /// <summary>What starts the load balancer; null if nothing does.</summary>
    private Resource? BalancerStart { get; set; }

    /// <summary>What a node starts or stops after; what stops later in the program is known when all nodes are.</summary>
    public InputList<Resource> AfterFor(NodePlan node)
    {
        var run = Plan[node];
        if (run.Asked == false)
        {
            return Output.Create(_all.Task)
                .Apply(all => run.After.Where(all.ContainsKey).Select(key => all[key]).ToImmutableArray());
        }

        return [.. run.After.Select(key => _commands[key]), .. BalancerStart is null ? [] : (Resource[])[BalancerStart]];
    }

    /// <summary>All servers have been started: the first one waits for that before it changes, and the others for it.</summary>
    public InputList<Resource> ServersStarted() => Output.Create(_all.Task).Apply(all => _request.Plan.Servers
        .Where(server => Plan[server].Asked == true && all.ContainsKey(server.Key))
        .Select(server => all[server.Key]).ToImmutableArray());

    public void Add(NodePlan node, Resource? command)
    {
        if (command is not null)
            _commands[node.Key] = command;
    }

    /// <summary>Nothing may wait for what was not created.</summary>
    public void End() => _all.TrySetResult(_commands);

    /// <summary>The load balancer's container starts before all servers.</summary>
    public void StartBalancer(K3sCluster cluster, DockerResources site)
    {
        if (_request.Plan.Servers.All(server => Plan[server].Asked == true))
            BalancerStart = Balancer(site, starts: true, new() { Parent = cluster });
    }

    /// <summary>It stops when all servers have.</summary>
    public void StopBalancer(K3sCluster cluster, K3sLoadBalancer balancer, DockerResources site)
    {
        if (!Plan.IsDown || Alone is null)
            return;
        var options = new CustomResourceOptions
        {
            Parent = cluster,
            DependsOn = [.. _request.Plan.Servers.Where(server => _commands.ContainsKey(server.Key)).Take(1)
                .Select(server => _commands[server.Key]), .. Alone.SeenOf(BalancerName)],
            DeletedWith = balancer.Ready[0],
            IgnoreChanges = ["stdin"],
        };
        Alone.Exempt($"{BalancerName}-running");
        Balancer(site, starts: false, options);
    }

    private Pulumi.Command.Local.Command Balancer(DockerResources site, bool starts, CustomResourceOptions options) =>
        NodeRunning.DockerCommand(BalancerName, site, starts, Text(DockerRunningScript.Start(BalancerName)),
            Text(DockerRunningScript.Stop(BalancerName, seconds: 30)), options);

    private Output<string> Text(string text) => _request.Checked.Apply(_ => text);
}
