using System.Collections.Immutable;
using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Images;
using K3sPulumi.Core.LoadBalancing;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Internal.Docker;
using K3sPulumi.Internal.Hosts;
using K3sPulumi.Internal.Inputs;
using K3sPulumi.Internal.Nodes;
using K3sPulumi.Internal.Registries;
using K3sPulumi.Internal.Running;
using Pulumi;
using Pulumi.Random;

namespace K3sPulumi.Internal.Cluster;

/// <summary>What the nodes of a cluster share, and which part of it each node gets.</summary>
internal sealed partial class SharedResources
{
    private readonly K3sCluster _cluster;
    private readonly K3sClusterArgs _args;
    private readonly ClusterRequest _request;
    private readonly TaskCompletionSource<ImmutableArray<Resource>> _prepared = new();

    private SharedResources(K3sCluster cluster, K3sClusterArgs args, ClusterRequest request, LeftAlone? alone)
    {
        (_cluster, _args, _request) = (cluster, args, request);
        Running = new ClusterRunning(request, alone);
        Id = ClusterIdentity.MakeId(cluster, request);
        ClusterIdentity.KeepData(cluster, request, Id);
        Tokens = NodeTokens.For(cluster, request.Name, args, request.Checked);
        Docker = args.Servers[0].Docker is { } docker ? MakeDocker(cluster, docker) : null;
        PasswordKey = Docker is null ? ClusterIdentity.MakePasswordKey(cluster, request, Tokens.Token) : null;
        if (Docker is not null && args.LoadBalancer is not null)
            Running.StartBalancer(cluster, Docker);
        Balancer = args.LoadBalancer is { } balancer ? MakeBalancer(balancer) : null;
        ServerUrl = MakeServerUrl();
        Restore = new ClusterRestore(cluster, request, Docker, Tokens.Token, Id);
        Turns = new NodeTurns(request, Docker is not null)
        {
            Balancer = Balancer?.Ready ?? [],
            Restore = Restore,
            ServersStarted = Running.ServersStarted(),
            BalancerStarted = Balancer?.Started ?? Task.CompletedTask,
        };
        if (Docker is not null && args.LocalRegistry is not null)
            DockerRegistry.Link(cluster, request.Name, Docker, Output.Tuple(request.Checked, args.LocalRegistry.ToOutput())
                .Apply(both => LocalRegistry.TryParse(both.Item2, out _)!));
    }

    /// <summary>Exists as long as the cluster, and records which server initialized it.</summary>
    public RandomId Id { get; }

    public NodeTokens Tokens { get; }

    /// <summary>The fixed registration address.</summary>
    public Output<string> ServerUrl { get; }

    public ClusterRestore Restore { get; }

    public ClusterRunning Running { get; }

    private NodeTurns Turns { get; }
    private Output<string>? PasswordKey { get; }
    private DockerResources? Docker { get; }
    private K3sLoadBalancer? Balancer { get; }

    /// <summary>Subnet of the cluster's Docker network if servers need fixed addresses in it; otherwise null.</summary>
    private Output<string>? Subnet { get; set; }

    public static SharedResources Create(K3sCluster cluster, K3sClusterArgs args, ClusterRequest request,
        LeftAlone? alone) => new(cluster, args, request, alone);

    public K3sServer Server(NodePlan plan, IReadOnlyDictionary<string, Resource> ready)
    {
        var values = ValuesOf(plan);
        var request = _request.ForNode(plan, (spec, inputs) => MergedNodes.Server(spec, _request.Plan, plan, values(inputs)));
        var server = new K3sServer(plan.ResourceName, _args.Servers[plan.Index], _args, request, Context(plan, ready), Child());
        Turns.FirstAnswers ??= server.Answers;
        Restore.Add(server, request);
        return server;
    }

    public K3sAgent Agent(NodePlan plan, IReadOnlyDictionary<string, Resource> ready)
    {
        var (url, token) = (ServerUrl, (Input<string>)Tokens.AgentToken);
        var request = _request.ForNode(plan, (spec, inputs) => MergedNodes.Agent(
            spec, plan, new() { ServerUrl = inputs.Get(url), AgentToken = inputs.GivenSecret(token) }));
        return new(plan.ResourceName, _args.Agents[plan.Index], request, Context(plan, ready), Child());
    }

    /// <summary>What a server gets from other resources.</summary>
    private Func<Values, ClusterValues> ValuesOf(NodePlan plan)
    {
        // The first server needs it only if another server is recorded as the one that initialized the cluster.
        var url = plan.JoinsThrough is not null ? ServerUrl
            : plan is { Initializes: true, LeavesThrough: { } other } ? UrlOf(other) : null;
        var address = Balancer?.Address;
        var ip = Subnet is not null && _args.Servers[plan.Index].Docker is { Ip: null }
            ? Subnet.Apply(cidr => ContainerSubnet.ServerAddress(cidr, plan.Index))
            : null;
        var founder = plan.Initializes ? Id.Keepers.Apply(keepers => keepers?.GetValueOrDefault("founder") ?? plan.Key) : null;
        var peers = HasPeers(plan)
            ? (InputList<string>)_args.Servers.Where((_, index) => index != plan.Index).Select(server => server.Ssh!.Address).ToList()
            : null;
        return inputs => new()
        {
            ServerUrl = inputs.Get(url),
            BalancerAddress = inputs.Get(address),
            ContainerIp = inputs.Get(ip),
            Founder = inputs.Get(founder),
            Peers = inputs.List(peers),
        };
    }

    /// <summary>All nodes are known; all hosts are prepared before the first node changes.</summary>
    public void Complete(IEnumerable<Resource> prepared) => _prepared.TrySetResult([.. prepared]);

    /// <summary>When all servers are known.</summary>
    public void StopBalancer()
    {
        if (Docker is not null && Balancer is not null)
            Running.StopBalancer(_cluster, Balancer, Docker);
    }

    /// <summary>The first server is removed through the second one, so its member is added when both exist.</summary>
    public void AddMemberOfFirst(K3sServer first, IReadOnlyDictionary<string, Resource> ready)
    {
        if (_request.Plan.Nodes[0] is not { LeavesThrough: { } through } plan || HostOf(through) is not { } host)
            return;
        var member = _request.Visible.Apply(spec => SshMember.Of(spec.Servers[0], plan.NodeName, NodeRole.Server, _request.Plan.Datastore));
        SshMember.Create(first, plan.ResourceName, host, member, _request.Checked, Id, [ready[plan.Key], ready[through]]);
    }

    private ComponentResourceOptions Child() => new() { Parent = _cluster };

    private SshArgs? HostOf(string? key) => key is null ? null : _args.Servers[PlanOf(key).Index].Ssh;

    private NodePlan PlanOf(string key) => _request.Plan.Nodes.First(node => node.Key == key);

    private DockerResources MakeDocker(K3sCluster cluster, DockerArgs docker)
    {
        var needsImage = _args.Servers.Concat(_args.Agents).Any(node => node.Docker?.Image is null);
        var image = _request.Visible.Apply(spec =>
            ContainerPlan.ImageOf(spec.Servers[0].Docker! with { Image = default }, spec.Settings.Version));
        if (_request.Plan.Datastore == NodeStore.EmbeddedEtcd && docker.Network is null)
            Subnet = Output.Tuple(_request.Checked, (_args.DockerSubnet ?? ContainerSubnet.Default(_request.Name)).ToOutput()).Apply(both => both.Item2);
        return DockerResources.Create(cluster, _request.Name, docker, needsImage ? image : null, Subnet, _request.Checked);
    }

    private K3sLoadBalancer MakeBalancer(LoadBalancerArgs balancer)
    {
        var servers = new InputMap<string>();
        foreach (var plan in _request.Plan.Servers)
            servers.Add(plan.Key, Docker is null ? _args.Servers[plan.Index].Ssh!.Address : plan.ResourceName);
        var name = $"{_request.Name}-lb";
        var request = new Request<LoadBalancerSpec>
        {
            Inputs = _request.Inputs.Gather(values => balancer.Read(name, servers, values, _args.Drift) with
            {
                IsStopped = Docker is not null && Running.Plan.IsDown,
            }),
            Checked = _request.Checked,
        };
        return new K3sLoadBalancer(name, balancer, request, Docker, Child());
    }

    private Output<string> MakeServerUrl() =>
        Docker is null && (_args.ApiAddress ?? _args.KubeVip?.Address) is { } address ? Url(address)
        : Balancer is not null ? Balancer.ServerUrl
        : UrlOf(_request.Plan.Nodes[0].Key);

    private Output<string> UrlOf(string server) =>
        Docker is not null ? Url(PlanOf(server).ResourceName) : Url(HostOf(server)!.Address);

    private Output<string> Url(Input<string> address) =>
        Output.Tuple(_request.Checked, address.ToOutput()).Apply(both => $"https://{Addresses.InUrl(both.Item2)}:{NetworkDefaults.ApiPort}");
}
