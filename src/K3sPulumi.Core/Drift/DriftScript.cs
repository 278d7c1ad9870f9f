using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Scripts;

namespace K3sPulumi.Core.Drift;

/// <summary>
/// Reads what a host is now. Its scripts come with it, so that it does not depend on what the host has, and it changes nothing.
/// </summary>
internal static class DriftScript
{
    public static RemoteScript For(HostNode node)
    {
        var set = node.RootlessUser is null ? "drift" : "drift-rootless";
        var data = new ScriptInput()
            .Set("ROLE", node.Role.Text())
            .Set("VERSION", node.Version.ToString())
            .Set("NODE_NAME", node.NodeName)
            .Set("WITH_NODE_ID", node.WithNodeId)
            .Set("DATA_DIR", node.DataDir)
            .SetGiven("ROOTLESS", node.RootlessUser)
            .Set("STAMP", NodePayload.Stamp(node))
            .Set("PATHS", string.Join('\n', NodePayload.FilesOf(node).Select(file => file.Path)));
        var scripts = ScriptSets.Text(set);
        return new(node.Elevation.Call("drift"), null, node.Elevation.Input(data.With(ScriptLibrary.Header(scripts) + scripts)));
    }
}
