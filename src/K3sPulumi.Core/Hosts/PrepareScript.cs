using K3sPulumi.Core.AirGap;
using K3sPulumi.Core.Scripts;

namespace K3sPulumi.Core.Hosts;

/// <summary>
/// Makes a host ready for a node: waits until it has booted, checks it, downloads and verifies what the node will need.
/// Touches nothing that a running node uses, so all hosts do it at once.
/// </summary>
internal static class PrepareScript
{
    public static RemoteScript For(HostNode node)
    {
        // A host that was set up again has neither the scripts nor what was fetched.
        var data = NodePayload.ForHost(node).Set("GENERATION", node.Generation);
        foreach (var form in Redaction.Forms(node.DownloadProxy is { } proxy ? [proxy] : []))
            data.Blank(form);
        var script = data.For("prepare");
        var create = new VisibleText()
            .Line($"K3s {node.Version}, {NodePayload.Named(node)}: checks the host and {(node.Uploads.Count > 0 ? "verifies the artifacts" : "downloads")}, without affecting what is running");
        foreach (var upload in node.Uploads)
            create.Line(ReceiveScript.Shown(upload), "  ");
        return new(create.Then(node.Elevation.Call("prepare")), null, node.Elevation.Input(script));
    }
}
