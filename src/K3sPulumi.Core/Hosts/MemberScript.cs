using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Scripts;

namespace K3sPulumi.Core.Hosts;

/// <summary>
/// Removes a node from its cluster, on a server that stays: drains it (best effort, with a timeout), removes its etcd member if
/// the rest keeps quorum, deletes the Node object and its node-password secret. There is nothing to create, so creating it opens
/// no connection.
/// </summary>
internal static class MemberScript
{
    public static RemoteScript For(HostMember member)
    {
        var script = new ScriptInput()
            .Set("ROLE", member.Role.Text())
            .Set("NODE_NAME", member.NodeName)
            .Set("WITH_NODE_ID", member.WithNodeId)
            .Set("ETCD", member is { Role: NodeRole.Server, Store: NodeStore.EmbeddedEtcd })
            .Set("DRAIN_SECONDS", member.Deadlines.DrainSeconds)
            .For("member");
        var delete = new VisibleText()
            .Line($"K3s, {member.Role.Text()} {member.NodeName}: drains it and removes it from the cluster")
            .Then(member.Elevation.Call("leave"));
        return new(null, delete, member.Elevation.Input(script));
    }
}
