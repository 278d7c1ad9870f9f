using System.Collections.Immutable;
using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Existing;
using K3sPulumi.Core.Images;
using K3sPulumi.Core.LoadBalancing;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Validation;
using K3sPulumi.Internal.Docker;
using K3sPulumi.Internal.Hosts;
using K3sPulumi.Internal.Inputs;
using K3sPulumi.Internal.LoadBalancing;
using K3sPulumi.Internal.Nodes;
using K3sPulumi.Internal.Registries;
using Pulumi;
using Pulumi.Random;

namespace K3sPulumi.Internal.Cluster;

/// <summary>What the nodes of a cluster share, and what of it each node gets.</summary>
internal sealed class SharedResources
{
    private readonly K3sCluster _cluster;
    private readonly K3sClusterArgs _args;
    private readonly ClusterRequest _request;
    private readonly TaskCompletionSource<ImmutableArray<Resource>> _prepared = new();

    private SharedResources(K3sCluster cluster, K3sClusterArgs args, ClusterRequest request)
    {
        (_cluster, _args, _request) = (cluster, args, request);
        Id = MakeId(cluster, request);
        KeepData(cluster, request);
        Tokens = new NodeTokens(
            GeneratedToken.For(cluster, $"{request.Name}-token", args.Token, request.Checked),
            GeneratedToken.For(cluster, $"{request.Name}-agent-token", args.AgentToken, request.Checked));
        Docker = args.Servers[0].Docker is { } docker ? MakeDocker(cluster, docker) : null;
        PasswordKey = Docker is null ? MakePasswordKey(cluster, request, Tokens.Token) : null;
        Balancer = args.LoadBalancer is { } balancer ? MakeBalancer(balancer) : null;
        ServerUrl = MakeServerUrl();
        if (Docker is not null && args.LocalRegistry is not null)
            DockerRegistry.Link(cluster, request.Name, Docker, Output.Tuple(request.Checked, args.LocalRegistry.ToOutput()).Apply(both => LocalRegistry.TryParse(both.Item2, out _)!));
    }

    /// <summary>Lives as long as the cluster, and remembers which server started it.</summary>
    public RandomId Id { get; }

    public NodeTokens Tokens { get; }

    /// <summary>The fixed registration address.</summary>
    public Output<string> ServerUrl { get; }

    private Output<string>? PasswordKey { get; }

    private DockerResources? Docker { get; }

    private K3sLoadBalancer? Balancer { get; }

    /// <summary>Subnet of the cluster's own network where servers need fixed addresses in it; else null.</summary>
    private Output<string>? Subnet { get; set; }

    public static SharedResources Create(K3sCluster cluster, K3sClusterArgs args, ClusterRequest request) => new(cluster, args, request);

    public K3sServer Server(NodePlan plan, NodeArgs node, IReadOnlyDictionary<string, Resource> ready)
    {
        var context = Place(plan, ready);
        return new(plan.ResourceName, ServerArgs(plan, node, context), context, Child());
    }

    public K3sAgent Agent(NodePlan plan, NodeArgs node, IReadOnlyDictionary<string, Resource> ready)
    {
        var context = Place(plan, ready);
        var args = _args.ForAgents(ServerUrl, Tokens.AgentToken, HostOf(plan.LeavesThrough)).With(node, context);
        return new(plan.ResourceName, args, context, Child());
    }

    private K3sServerArgs ServerArgs(NodePlan plan, NodeArgs node, NodeContext context)
    {
        var args = _args.ForServers().With(node, context);
        (args.Token, args.AgentToken) = (Tokens.Token, Tokens.AgentToken);
        if (plan.JoinsThrough is not null)
            args.ServerUrl = ServerUrl;
        else if (plan is { Initialises: true, LeavesThrough: { } other })
            // Of use only where another server is remembered as the one that started the cluster.
            args.ServerUrl = UrlOf(other);
        args.LeaveThrough = plan.Index == 0 ? null : HostOf(plan.LeavesThrough);
        if (Subnet is not null && args.Docker is { Ip: null })
            args.Docker = args.Docker.WithIp(Subnet.Apply(cidr => ContainerSubnet.ServerAddress(cidr, plan.Index)));
        return WithBalancer(args);
    }

    private K3sServerArgs WithBalancer(K3sServerArgs args)
    {
        if (Balancer is null)
            return args;
        args.TlsSans = _args.TlsSans.Concat(new InputList<string> { Balancer.Address });
        if (Docker is null)
            args.ApiAddress ??= Balancer.Address;
        return args;
    }

    /// <summary>All nodes are there; their hosts are prepared before the first node is touched.</summary>
    public void Complete(IEnumerable<Resource> prepared) => _prepared.TrySetResult([.. prepared]);

    /// <summary>The first server leaves through the second one, which comes after it: so its member is added when both are there.</summary>
    public void AddMemberOfFirst(K3sServer first, IReadOnlyDictionary<string, Resource> ready)
    {
        if (_request.Plan.Nodes[0] is not { LeavesThrough: { } through } plan || HostOf(through) is not { } host)
            return;
        var member = _request.Visible.Apply(spec => SshMember.Of(spec.Servers[0], plan.NodeName, NodeRole.Server, _request.Plan.Datastore));
        SshMember.Create(first, plan.ResourceName, host, member, _request.Checked, Id, [ready[plan.Key], ready[through]]);
    }

    private NodeContext Place(NodePlan plan, IReadOnlyDictionary<string, Resource> ready) => new()
    {
        Plan = plan,
        Cluster = _request.Name,
        Checked = _request.Checked,
        PasswordKey = PasswordKey,
        Anchor = Id,
        // The first server comes before anybody can join through the load balancer.
        After = [.. plan.After.Select(key => ready[key]), .. plan is { IsServer: true, Index: 0 } ? [] : Balancer?.Ready ?? []],
        BalancerPort = _args.LoadBalancer is { } balancer ? (Docker is null ? balancer.Port : balancer.Docker!.ApiPort) ?? ClusterPorts.Api : null,
        AirGap = _args.AirGap,
        Prepared = Docker is null && plan is { IsServer: true, Index: 0 } ? (InputList<Resource>)Output.Create(_prepared.Task) : null,
        Images = _args.Images,
        Docker = Docker,
        Shared = SharedOptions.Of(_args),
        ClusterConfig = plan.IsServer ? _args.ServerConfig : _args.AgentConfig,
        LeavesThroughContainer = Docker is null || plan.LeavesThrough is null ? null : PlanOf(plan.LeavesThrough).ResourceName,
        Peers = plan.Initialises && Docker is null ? [.. _args.Servers.Where((_, index) => index != plan.Index).Select(server => server.Ssh!.Address)] : [],
        EtcdServers = !plan.IsServer || _request.Plan.Datastore == NodeStore.External ? [] : [.. _request.Plan.Servers.Select(server => server.Key)],
        Founder = plan.Initialises ? Id.Keepers.Apply(keepers => keepers?.GetValueOrDefault("founder") ?? plan.Key) : null,
    };

    private ComponentResourceOptions Child() => new() { Parent = _cluster };

    private SshArgs? HostOf(string? key) => key is null ? null : _args.Servers[PlanOf(key).Index].Ssh;

    private NodePlan PlanOf(string key) => _request.Plan.Nodes.First(node => node.Key == key);

    private static RandomId MakeId(K3sCluster cluster, ClusterRequest request)
    {
        var args = new RandomIdArgs
        {
            ByteLength = request.Checked.Apply(_ => 8),
            Keepers = { ["founder"] = request.Plan.Nodes[0].Key },
        };
        return new RandomId($"{request.Name}-id", args, new CustomResourceOptions { Parent = cluster, IgnoreChanges = { "keepers", "byteLength" } });
    }

    /// <summary>
    /// The token that the servers had when the cluster was made, or when this was first there: the cluster knows its nodes by passwords that come from it, and a
    /// host that is set up anew must still have the right one when the token has been rotated since.
    /// </summary>
    private static Output<string> MakePasswordKey(K3sCluster cluster, ClusterRequest request, Output<string> token)
    {
        var args = new RandomIdArgs { ByteLength = request.Checked.Apply(_ => 8), Keepers = { ["key"] = token } };
        var options = new CustomResourceOptions { Parent = cluster, IgnoreChanges = { "keepers", "byteLength" }, AdditionalSecretOutputs = { "keepers" } };
        var kept = new RandomId($"{request.Name}-node-passwords", args, options).Keepers;
        return Output.CreateSecret(Output.Tuple(kept, token).Apply(both => both.Item1?.GetValueOrDefault("key") ?? both.Item2));
    }

    private void KeepData(K3sCluster cluster, ClusterRequest request) =>
        _ = Id.Keepers.Apply(keepers => request.Plan.FounderProblem(keepers?.GetValueOrDefault("founder")) is { } problem
            ? throw new ResourceException(Problem.Report(nameof(K3sCluster), request.Name, [problem]), cluster, hideStack: true)
            : true);

    private DockerResources MakeDocker(K3sCluster cluster, DockerArgs docker)
    {
        var needsImage = _args.Servers.Concat(_args.Agents).Any(node => node.Docker?.Image is null);
        var visible = _request.Visible;
        var image = Output.Tuple(_request.Checked, visible).Apply(both =>
            ContainerPlan.ImageOf(both.Item2.Servers[0].Docker! with { Image = default }, both.Item2.Settings.Version));
        if (_request.Plan.Datastore == NodeStore.EmbeddedEtcd && docker.Network is null)
            Subnet = Output.Tuple(_request.Checked, (_args.DockerSubnet ?? ContainerSubnet.Default(_request.Name)).ToOutput()).Apply(both => both.Item2);
        return DockerResources.Create(cluster, _request.Name, docker, needsImage ? image : null, Subnet, _request.Checked);
    }

    private K3sLoadBalancer MakeBalancer(LoadBalancerArgs balancer)
    {
        var servers = new InputMap<string>();
        foreach (var plan in _request.Plan.Servers)
            servers.Add(plan.Key, Docker is null ? _args.Servers[plan.Index].Ssh!.Address : plan.ResourceName);
        var (name, inputs) = ($"{_request.Name}-lb", new InputSet());
        var request = new Request<LoadBalancerSpec>
        {
            Inputs = inputs,
            Build = balancer.Gather(name, servers, inputs),
            Checked = _request.Checked,
        };
        return new K3sLoadBalancer(name, balancer, request, Docker, Child());
    }

    private Output<string> MakeServerUrl() =>
        Docker is null && _args.ApiAddress is not null ? Url(_args.ApiAddress)
        : Balancer is not null ? Balancer.ServerUrl
        : UrlOf(_request.Plan.Nodes[0].Key);

    private Output<string> UrlOf(string server) =>
        Docker is not null ? Url(PlanOf(server).ResourceName) : Url(HostOf(server)!.Address);

    private Output<string> Url(Input<string> address) =>
        Output.Tuple(_request.Checked, address.ToOutput()).Apply(both => $"https://{Addresses.InUrl(both.Item2)}:{ClusterPorts.Api}");
}
