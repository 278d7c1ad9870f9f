using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Scripts;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Backups;

/// <summary>
/// Stops K3s on a server that will join the restored cluster, before the first server is touched: two clusters at once would
/// both act on the nodes. Where the request is taken back without a restore, its deletion starts the server again.
/// </summary>
internal static class StandbyScript
{
    public static RemoteScript For(HostNode server) => new(
        new VisibleText()
            .Line($"K3s, {NodePayload.Named(server)}: stops for restore {server.Restore?.Generation}, "
                + $"until {(server.Restore?.Store == NodeStore.External ? "the database" : "the first server")} is restored")
            .Then(server.Elevation.Call("standby")),
        new VisibleText()
            .Line($"K3s, {NodePayload.Named(server)}: starts again if it is still stopped for a restore")
            .Then(server.Elevation.Call("end-standby")),
        Input(server));

    /// <summary>
    /// For the server that brings the snapshot back. It only acts when it is deleted, before the servers that stand by start
    /// again.
    /// </summary>
    public static RemoteScript End(HostNode first) => new(
        null,
        new VisibleText()
            .Line($"K3s, {NodePayload.Named(first)}: starts with the data from before if restore {first.Restore?.Generation} "
                + "was interrupted")
            .Then(first.Elevation.Call("end-restore")),
        Input(first));

    private static Secret Input(HostNode server) => server.Elevation.Input(new ScriptInput()
        .Set("ROLE", server.Role.Text())
        .Set("DATA_DIR", server.DataDir)
        .Set("PREPARE_SECONDS", server.Deadlines.PrepareSeconds)
        .SetGiven("ROOTLESS", server.RootlessUser)
        .SetGiven("PEERS", string.Join(' ', server.Peers))
        .SetGiven("JOIN_URL", server.Restore?.From is null ? null : server.JoinUrl)
        .SetGiven("RESTORE_STORE", server.Restore is { Store: NodeStore.External } ? "external" : null)
        .Set("RESTORE", $"{server.Restore?.Generation}")
        .For("standby"));
}
