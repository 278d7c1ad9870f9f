using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.LoadBalancing;
using K3sPulumi.Internal.Cluster;
using K3sPulumi.Internal.Inputs;
using K3sPulumi.Internal.Nodes;
using Pulumi;

namespace K3sPulumi.Internal.LoadBalancing;

/// <summary>What is asked of one load balancer, gathered and checked.</summary>
internal sealed record LoadBalancerRequest
{
    public required InputSet Inputs { get; init; }

    public required Func<Values, LoadBalancerSpec> Build { get; init; }

    public required Output<bool> Checked { get; init; }

    public bool HasShapeProblems { get; init; }

    public static LoadBalancerRequest Gather(K3sLoadBalancer balancer, string name, K3sLoadBalancerArgs args)
    {
        var inputs = new InputSet();
        var servers = inputs.AddMap(args.Servers);
        var own = args.Gather(inputs);
        LoadBalancerSpec Build(Values values) => own(values) with { Name = name, Servers = values.Get(servers) };
        var check = ProgramPlaces.Checking<LoadBalancerSpec>(balancer, nameof(K3sLoadBalancer), name, LoadBalancerChecks.Problems, PlaceClaims.Of);
        return new LoadBalancerRequest
        {
            Inputs = inputs,
            Build = Build,
            Checked = args.NodeContext?.Checked ?? Requests.Check(balancer, nameof(K3sLoadBalancer), name, inputs, Build, check),
            HasShapeProblems = args.NodeContext is null && check(inputs.Shape(Build)).Count > 0,
        };
    }
}
