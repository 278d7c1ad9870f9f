using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Running;
using K3sPulumi.Internal.Inputs;
using Pulumi;

namespace K3sPulumi.Internal.Nodes;

/// <summary>A server or an agent that is being created: what the user asked for, and what its cluster knows about it.</summary>
internal sealed record NodeScope<TSpec>
    where TSpec : INodeSpec
{
    /// <summary>Its component.</summary>
    public required ComponentResource Owner { get; init; }

    /// <summary>The name of the component.</summary>
    public required string Name { get; init; }

    public required NodeArgs Args { get; init; }

    public required Request<TSpec> Request { get; init; }

    /// <summary>Null for a node by itself.</summary>
    public required NodeContext? Context { get; init; }

    public Output<bool> Checked => Request.Checked;

    /// <summary>What is known while the program runs.</summary>
    public TSpec Shape => Request.Shape;

    /// <summary>What may be shown.</summary>
    public Output<TSpec> Visible => Request.Visible;

    public string NodeName => Shape.Node.NodeName ?? Name;

    public string ClusterName => Context?.Cluster ?? Name;

    public NodeRun Run => Context?.Run ?? NodeRun.Of(Shape.Node);

    /// <summary>Whether the node is the first one of its role, which acts for the cluster.</summary>
    public bool IsFirst => Context is null or { Plan.Index: 0 };

    public SshArgs Ssh => Args.Ssh!;

    public AirGapArgs? AirGap => Args.AirGap ?? Context?.AirGap;

    /// <summary>The host of the server that will remove this node from the cluster.</summary>
    public SshArgs? LeavesThrough => Context is not null ? Context.LeaveThrough : Args switch
    {
        K3sServerArgs server => server.LeaveThrough,
        K3sAgentArgs agent => agent.LeaveThrough,
        _ => null,
    };

    /// <summary>Options of a resource of the node that comes after this one.</summary>
    public CustomResourceOptions After(params Resource[] resources) => new() { Parent = Owner, DependsOn = [.. resources] };
}
