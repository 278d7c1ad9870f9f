using K3sPulumi.Core.Firewall;
using K3sPulumi.Core.Scripts;

namespace K3sPulumi.Core.Hosts;

/// <summary>
/// The lifecycle of a node on its host. Create and update have the same text: both apply the node's settings and end when it is
/// Ready. Delete uninstalls K3s. A host that is gone cannot run it: then the resource must leave the state without it
/// (<c>RetainOnDelete</c> or <c>DeletedWith</c>, neither of which is an input, so that setting them opens no connection), while
/// the member still cleans up the cluster's side.
/// </summary>
internal static class NodeScript
{
    public static RemoteScript For(HostNode node)
    {
        var script = NodePayload.ForNode(node).For("node");
        return new(
            Head(node).Then(node.Elevation.Call("apply")),
            new VisibleText().Line($"K3s, {NodePayload.Named(node)}: uninstalls").Then(node.Elevation.Call("remove")),
            node.Elevation.Input(script))
        {
            Update = node.Initializes && node.Peers.Count > 0
                ? Head(node).Then(node.Elevation.Call("apply again"))
                : null,
        };
    }

    private static VisibleText Head(HostNode node)
    {
        var head = new VisibleText()
            .Line($"K3s {node.Version}, {NodePayload.Named(node)}")
            .LineIf(node.Generation != 0, $"generation {node.Generation}")
            .LineIf(node.Rotation != 0, $"certificates: rotation {node.Rotation}")
            .LineIf(node.Packages is not null, node.Packages?.Line ?? "")
            .LineIf(node.Drains, $"drained before K3s restarts, within {node.Deadlines.DrainSeconds} s")
            .LineIf(node.Adopts, "adopts K3s if it is already on the host")
            .LineIf(node.Repair.IsRepair, node.Repair.Line)
            .LineIf(node.Authority is not null, $"certificates: CA {node.Authority}")
            .Line("config.yaml:")
            .Line(node.VisibleConfig, "  ");
        if (node.VisibleRegistries.Length > 0)
            head.Line("registries.yaml:").Line(node.VisibleRegistries, "  ");
        head.LineIf(node.Restore is not null, node.Restore?.Line ?? "");
        head.LineIf(node.RootlessUser is not null, $"rootless: a systemd unit of user {node.RootlessUser}");
        head.LineIf(node.Selinux is not null, $"selinux: {(node.Selinux == true ? "true" : "false")}");
        head.LineIf(node.Firewall != HostFirewall.Leave, $"firewall: {node.Firewall.Mode}");
        head.LineIf(node.ServiceEnvironment is not null, "environment of the service (0600): the proxy");
        foreach (var file in NodePayload.FilesOf(node).Skip(1))
            head.Line($"{file.Path} ({file.Mode})");
        return head.Line($"digest, secrets included: {NodePayload.VisibleDigest(node)}");
    }
}
