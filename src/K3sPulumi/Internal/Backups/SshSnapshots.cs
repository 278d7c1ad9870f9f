using K3sPulumi.Core.Backups;
using K3sPulumi.Core.Existing;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Internal.Hosts;
using K3sPulumi.Internal.Inputs;
using K3sPulumi.Internal.Nodes;
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
    public static Command? Create(K3sServer server, string name, NodeArgs args, NodeContext? context, Request<ServerSpec> request,
        Output<HostNode> host, Resource ready)
    {
        var store = RecordOf.StoreOf(request.Shape);
        if (context is { TakesSnapshots: false } || args.HostIsGone == true
            || !SnapshotScript.IsNeeded(request.Shape.Settings.Snapshots, store))
        {
            return null;
        }

        var isScheduled = store == NodeStore.Sqlite;
        var options = new CustomResourceOptions
        {
            Parent = server,
            DependsOn = { ready },
            DeletedWith = isScheduled ? context?.Anchor ?? ready : null,
        };
        return RemoteCommand.Create($"{name}-snapshot", args.Ssh!,
            Output.Tuple(host, request.All).Apply(both => SnapshotScript.On(both.Item1, both.Item2.Settings.Snapshots!)),
            request.Visible, hasCreate: true, hasDelete: isScheduled, options, mayBoot: false);
    }
}
