using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Internal.Inputs;
using K3sPulumi.Internal.Nodes;
using Pulumi;

namespace K3sPulumi.Internal.Hosts;

/// <summary>
/// A node's membership in its cluster, over the connection of another server. It only acts when it is deleted, so creating or
/// changing it opens no connection; it is deleted before its node, and then drains the node and removes it from the cluster.
/// </summary>
internal static class SshMember
{
    /// <summary>Where another server removes the node.</summary>
    /// <param name="scope">The node.</param>
    /// <param name="store">Where the cluster keeps its state.</param>
    /// <param name="node">The node's command.</param>
    public static void Create<TSpec>(NodeScope<TSpec> scope, Output<NodeStore> store, Resource node)
        where TSpec : INodeSpec
    {
        if (scope.LeavesThrough is not { } through)
            return;
        var member = Output.Tuple(scope.Visible, store).Apply(both => Of(both.Item1.Node, scope.NodeName, scope.Shape.Role, both.Item2));
        Create(scope.Owner, scope.Name, through, member, scope.Checked, scope.Context?.Anchor,
            [node, .. scope.Context?.After ?? []]);
    }

    public static void Create(ComponentResource parent, string name, SshArgs through, Output<HostMember> member,
        Output<bool> isChecked, Resource? anchor, IReadOnlyList<Resource> after)
    {
        var inputs = new InputSet().Gather(through.Read);
        var script = Output.Tuple(isChecked, inputs.All, member).Apply(all =>
            MemberScript.For(all.Item3 with { Elevation = Elevation.Of(all.Item2) }));
        var options = new CustomResourceOptions { Parent = parent, DeletedWith = anchor };
        // In a cluster it is the host of another node, which has them.
        if (anchor is null)
            options.DependsOn.Add(SshScripts.Send($"{name}-member", through, isChecked, generation: null,
                new CustomResourceOptions { Parent = parent }));
        foreach (var resource in after)
            options.DependsOn.Add(resource);
        new RemoteCommand($"{name}-member", through, script) { HasCreate = false, HasDelete = true }
            .Create(Output.Tuple(inputs.Visible, member), options);
    }

    public static HostMember Of(NodeSpec node, string nodeName, NodeRole role, NodeStore store) => new()
    {
        Role = role,
        NodeName = nodeName,
        WithNodeId = node.WithNodeId.Or(false),
        Store = store,
        Deadlines = node.Deadlines,
    };
}
