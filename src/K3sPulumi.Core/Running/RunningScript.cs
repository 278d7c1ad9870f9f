using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Scripts;

namespace K3sPulumi.Core.Running;

/// <summary>
/// Starts or stops a node on its host. Its scripts come with it: a host that an older release stopped is started before anything
/// else is sent to it.
/// </summary>
internal static class RunningScript
{
    /// <param name="node">The node.</param>
    /// <param name="run">What is asked.</param>
    /// <param name="others">URLs of the servers that its start waits for too.</param>
    /// <returns>For a stop, deletion starts the node again; for a start, it does nothing.</returns>
    public static RemoteScript For(HostNode node, NodeRun run, IReadOnlyList<string> others)
    {
        var data = new ScriptInput()
            .Set("ROLE", node.Role.Text())
            // whatever is installed
            .Set("VERSION", "")
            .Set("NODE_NAME", node.NodeName)
            .Set("WITH_NODE_ID", node.WithNodeId)
            .Set("DATA_DIR", node.DataDir)
            .Set("ETCD", node.Store == NodeStore.EmbeddedEtcd)
            .Set("FLANNEL", node.FlannelBackend)
            .Set("JOIN_URL", node.JoinUrl)
            .Set("PEERS", string.Join(' ', others))
            .Set("PREPARE_SECONDS", node.Deadlines.PrepareSeconds)
            .Set("READY_SECONDS", node.Deadlines.ReadySeconds(node.Role))
            .SetGiven("ROOTLESS", node.RootlessUser);
        foreach (var form in Redaction.Forms([node.Token, .. node.Secrets]))
            data.Blank(form);
        var scripts = ScriptSets.Text(node.RootlessUser is null ? "running" : "running-rootless");
        var input = node.Elevation.Input(data.With(ScriptLibrary.Header(scripts) + scripts));
        var start = new VisibleText().Line($"K3s, {NodePayload.Named(node)}: starts K3s")
            .Then(node.Elevation.Call(run.Awaits ? "start wait" : "start"));
        return run.Asked == true
            ? new(start, null, input)
            : new(new VisibleText().Line($"K3s, {NodePayload.Named(node)}: stops K3s and its pods")
                .Then(node.Elevation.Call("stop")), start, input);
    }
}
