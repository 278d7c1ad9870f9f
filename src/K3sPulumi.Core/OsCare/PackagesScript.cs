using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Scripts;

namespace K3sPulumi.Core.OsCare;

/// <summary>
/// Updates the packages of a node's host and reboots it if that is needed. The node's own command follows, and waits until the
/// node is Ready.
/// </summary>
internal static class PackagesScript
{
    /// <param name="node">With packages.</param>
    public static RemoteScript For(HostNode node)
    {
        var packages = node.Packages!;
        var script = new ScriptInput()
            .Set("ROLE", node.Role.Text())
            .Set("NODE_NAME", node.NodeName)
            .Set("WITH_NODE_ID", node.WithNodeId)
            .Set("DATA_DIR", node.DataDir)
            .Set("ETCD", node is { Role: NodeRole.Server, Store: NodeStore.EmbeddedEtcd })
            .SetGiven("ROOTLESS", node.RootlessUser)
            .Set("PREPARE_SECONDS", node.Deadlines.PrepareSeconds)
            .Set("READY_SECONDS", node.Deadlines.ReadySeconds(node.Role))
            .Set("DRAIN_SECONDS", node.Deadlines.DrainSeconds)
            .Set("UPDATE", packages.Update)
            .Set("REBOOT", packages.Reboot)
            .For("packages");
        var create = new VisibleText()
            .Line($"K3s, {NodePayload.Named(node)}: updates the packages of the host")
            .Line(packages.Line)
            // a reinstalled host has other packages
            .LineIf(node.Generation != 0, $"generation {node.Generation}");
        return new(create.Then(node.Elevation.Call("packages")), null, node.Elevation.Input(script));
    }

    /// <summary>For the command that prepares a host: one without K3s is updated before K3s is installed.</summary>
    public static ScriptInput AddNewHost(this ScriptInput data, HostPackages? packages) => packages is null
        ? data : data.Set("UPDATE", "new").Set("REBOOT", packages.Reboot);
}
