using K3sPulumi.Core.Backups;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Internal.Hosts;
using K3sPulumi.Internal.Nodes;
using K3sPulumi.Internal.Running;
using Pulumi;
using Pulumi.Command.Remote;

namespace K3sPulumi.Internal.Backups;

/// <summary>
/// Takes snapshots of a cluster on the host of one of its servers, after the other changes of that server. It is not there while
/// nothing is asked for.
/// </summary>
internal static class SshSnapshots
{
    /// <summary>Null where this server has nothing to do with them.</summary>
    public static Command? Create(NodeScope<ServerSpec> scope, Output<HostNode> host, Resource ready)
    {
        var store = scope.Shape.Store;
        if (scope.Context is { TakesSnapshots: false } || scope.Args.HostIsGone == true
            || !SnapshotScript.IsNeeded(scope.Shape.Settings.Snapshots, store))
            return null;
        var isScheduled = store == NodeStore.Sqlite;
        var options = scope.After(ready);
        options.DeletedWith = isScheduled ? scope.Context?.Anchor ?? ready : null;
        var script = WaitingScript.Of(scope, Output.Tuple(host, scope.Request.All).Apply(both =>
            SnapshotScript.On(both.Item1, both.Item2.Settings.Snapshots!)));
        return new RemoteCommand($"{scope.Name}-snapshot", scope.Ssh, script) { HasDelete = isScheduled }
            .Create(scope.Visible, options);
    }
}
