using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Internal.Inputs;
using Pulumi;

namespace K3sPulumi.Internal.Hosts;

/// <summary>
/// A node's membership in its cluster, over the connection of another server. It only acts when it is deleted, so creating or
/// changing it opens no connection; it is deleted before its node, and then drains the node and removes it from the cluster.
/// </summary>
internal static class SshMember
{
    public static void Create(ComponentResource parent, string name, SshArgs through, Output<HostMember> member, Output<bool> isChecked, Resource? anchor, IReadOnlyList<Resource> after)
    {
        var inputs = new InputSet().Gather(through.Read);
        var script = Output.Tuple(isChecked, inputs.All, member).Apply(all =>
            MemberScript.For(all.Item3 with { Elevation = Elevation.Of(all.Item2) }));
        var options = new CustomResourceOptions { Parent = parent, DeletedWith = anchor };
        // In a cluster it is the host of another node, which has them.
        if (anchor is null)
            options.DependsOn.Add(SshScripts.Send($"{name}-member", through, isChecked, generation: null, new CustomResourceOptions { Parent = parent }));
        foreach (var resource in after)
            options.DependsOn.Add(resource);
        RemoteCommand.Create(
            $"{name}-member", through, script, Output.Tuple(inputs.Visible, member), hasCreate: false, hasDelete: true, options, mayBoot: false);
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
