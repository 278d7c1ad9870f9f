using K3sPulumi.Core.Backups;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Internal.Docker;
using K3sPulumi.Internal.Nodes;
using K3sPulumi.Internal.Running;
using Pulumi;
using Pulumi.Command.Local;

namespace K3sPulumi.Internal.Backups;

/// <summary>What <see cref="SshSnapshots"/> is on hosts, in the container of a server.</summary>
internal static class DockerSnapshots
{
    /// <summary>Null where this server has nothing to do with them.</summary>
    public static Command? Create(NodeScope<ServerSpec> scope, DockerResources shared, Resource ready)
    {
        if (scope.Context is { TakesSnapshots: false }
            || scope.Shape.Settings.Snapshots is not { Generation.IsGiven: true } snapshots
            || !SnapshotScript.IsNeeded(snapshots, scope.Shape.Store))
            return null;
        var script = scope.Visible.Apply(spec => SnapshotScript.In(scope.Name, spec,
            PulledSnapshots.Place(spec.Settings.Snapshots!.PullTo, scope.ClusterName)));
        return new LocalScript(scope.Owner, $"{scope.Name}-snapshot", shared.Engine, WaitingScript.Of(scope, script))
        {
            After = new() { ready },
        }.Create(scope.Visible);
    }
}
