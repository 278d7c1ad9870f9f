using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Scripts;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Hosts;

/// <summary>
/// Prints the kubeconfig of a ready server unchanged between marks on standard output. Nothing in it depends on the version: a
/// certificate outlives an upgrade, so an upgrade does not need another login for it.
/// </summary>
internal static class KubeconfigScript
{
    /// <param name="server">The server.</param>
    /// <param name="again">Identifies a retry if the previous output could not be parsed; empty for the first try.</param>
    public static RemoteScript For(HostNode server, string again = "")
    {
        var script = new ScriptInput()
            .Set("READY_SECONDS", server.Deadlines.ReadySeconds(server.Role))
            .SetGiven("ROOTLESS", server.RootlessUser)
            .For("kubeconfig");
        var create = new VisibleText()
            .Line($"K3s, {NodePayload.Named(server)}: reads the kubeconfig")
            .LineIf(server.Generation != 0, $"generation {server.Generation}")
            .LineIf(server.Rotation != 0, $"certificates: rotation {server.Rotation}")
            .LineIf(server.Authority is not null, $"certificates: CA {server.Authority}")
            .LineIf(again.Length > 0, again)
            .Then(server.Elevation.Call("kubeconfig"));
        return new(create, null, server.Elevation.Input(script));
    }

    /// <summary>
    /// Has K3s issue a new administrator certificate, which restarts only this server, and prints the new kubeconfig.
    /// </summary>
    /// <param name="server">The server.</param>
    /// <param name="due">
    /// Names the renewal, so that a later run with the same name does not restart once more; empty while none is due: then there
    /// is nothing to run.
    /// </param>
    public static RemoteScript Renewal(HostNode server, string due)
    {
        // Contains nothing of the node, so that a change of the node does not change this.
        if (due.Length == 0)
            return new(null, null, new Secret(""));
        var data = new ScriptInput()
            .Set("ROLE", server.Role.Text())
            // Whatever is running by then is restarted.
            .Set("VERSION", "")
            .Set("NODE_NAME", server.NodeName)
            .Set("WITH_NODE_ID", server.WithNodeId)
            .Set("DATA_DIR", server.DataDir)
            .Set("ETCD", server.Store == NodeStore.EmbeddedEtcd)
            .Set("JOIN_URL", server.JoinUrl)
            .Set("READY_SECONDS", server.Deadlines.ReadySeconds(server.Role))
            .SetGiven("ROOTLESS", server.RootlessUser)
            .SetGiven("DRAIN", server.Drains)
            .SetGiven("DRAIN_SECONDS", server.Drains ? $"{server.Deadlines.DrainSeconds}" : null)
            .Set("DUE", due);
        foreach (var form in Redaction.Forms([server.Token, .. server.Secrets]))
            data.Blank(form);
        var script = data.For("renewal");
        var create = new VisibleText()
            .Line($"K3s, {NodePayload.Named(server)}: restarts K3s on this server for a new kubeconfig")
            .Line(due)
            .Then(server.Elevation.Call("renew"));
        return new(create, null, server.Elevation.Input(script));
    }
}
