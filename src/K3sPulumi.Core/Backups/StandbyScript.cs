using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Scripts;

namespace K3sPulumi.Core.Backups;

/// <summary>
/// Stops K3s on a server that will join the restored cluster, before the first server is touched: two clusters at once would
/// both act on the nodes. Where the request is taken back without a restore, its deletion starts the server again.
/// </summary>
internal static class StandbyScript
{
    public static RemoteScript For(HostNode server)
    {
        var data = new ScriptInput()
            .Set("ROLE", server.Role.Text())
            .Set("DATA_DIR", server.DataDir)
            .Set("PREPARE_SECONDS", server.Deadlines.PrepareSeconds)
            .Set("RESTORE", $"{server.Restore?.Generation}");
        var create = new VisibleText()
            .Line($"K3s, {NodePayload.Named(server)}: stops for restore {server.Restore?.Generation}, "
                + $"until {(server.Restore?.Store == NodeStore.External ? "the database" : "the first server")} is restored")
            .Then(server.Elevation.Call("standby"));
        var delete = new VisibleText()
            .Line($"K3s, {NodePayload.Named(server)}: starts again if it is still stopped for a restore")
            .Then(server.Elevation.Call("end-standby"));
        return new(create, delete, server.Elevation.Input(data.For("standby")));
    }
}
