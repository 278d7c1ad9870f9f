using K3sPulumi.Core.Backups;
using K3sPulumi.Core.Existing;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Internal.Docker;
using K3sPulumi.Internal.Inputs;
using K3sPulumi.Internal.Nodes;
using Pulumi;
using Pulumi.Command.Local;

namespace K3sPulumi.Internal.Backups;

/// <summary>What <see cref="SshSnapshots"/> is on hosts, in the container of a server.</summary>
internal static class DockerSnapshots
{
    /// <summary>Null where this server has nothing to do with them.</summary>
    public static Command? Create(K3sServer server, string name, DockerResources site, NodeContext? context,
        Request<ServerSpec> request, Resource ready) =>
        context is { TakesSnapshots: false } || request.Shape.Settings.Snapshots is not { Generation.IsGiven: true } snapshots
            || !SnapshotScript.IsNeeded(snapshots, RecordOf.StoreOf(request.Shape))
            ? null
            : LocalScript.Create(server, $"{name}-snapshot", site.Engine,
                Output.Tuple(request.Checked, request.Visible).Apply(both => SnapshotScript.In(name, both.Item2,
                    PulledSnapshots.Place(both.Item2.Settings.Snapshots!.PullTo, context?.Cluster ?? name))),
                container: null, shown: request.Visible.Apply(_ => true), after: new() { ready });
}
