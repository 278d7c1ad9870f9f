using K3sPulumi.Core.Backups;
using K3sPulumi.Core.Scripts;
using K3sPulumi.Internal.Datastores;
using K3sPulumi.Internal.Docker;
using K3sPulumi.Internal.Hosts;
using Pulumi;
using Pulumi.Command.Remote;
using EtcdScope = K3sPulumi.Internal.Datastores.DatastoreScope<
    K3sPulumi.EtcdDatastoreArgs, K3sPulumi.Core.Datastores.Etcd.EtcdDatastoreSpec>;
using SqlScope = K3sPulumi.Internal.Datastores.DatastoreScope<
    K3sPulumi.SqlDatastoreArgs, K3sPulumi.Core.Datastores.Sql.SqlDatastoreSpec>;

namespace K3sPulumi.Internal.Backups;

/// <summary>Dumps of the datastores that are ours: made when they are asked for, and brought to the deploying machine.</summary>
internal static class DatastoreDumps
{
    /// <summary>On the host of a database.</summary>
    /// <param name="scope">The database.</param>
    /// <param name="ready">What sets it up.</param>
    /// <returns>The newest dump.</returns>
    public static Output<SnapshotInfo[]> OnHost(SqlScope scope, Command ready)
    {
        var place = Output.Create(scope.Name);
        if (scope.Args.Backup?.Generation is null)
            return NewestSnapshots.Of(place, ready.Stdout);
        return NewestSnapshots.Of(place, ready.Stdout, Dump(scope, scope.Args.Ssh!, ready,
            scope.All.Apply(spec => DatastoreDump.On(spec.Datastore)),
            scope.All.Apply(spec => Pull.Of(spec.Ssh!, spec.Datastore.Backup!, scope.Name))));
    }

    /// <summary>On the host of the first member of etcd.</summary>
    /// <param name="scope">The datastore.</param>
    /// <param name="members">What sets the members up, by their names.</param>
    /// <returns>The newest dump.</returns>
    public static Output<SnapshotInfo[]> OnHost(EtcdScope scope, IReadOnlyList<(string Name, Command Command)> members)
    {
        var (place, first) = (Output.Create(members[0].Name), members[0].Command);
        if (scope.Args.Backup?.Generation is null)
            return NewestSnapshots.Of(place, first.Stdout);
        return NewestSnapshots.Of(place, first.Stdout, Dump(scope, scope.Args.Members[0].Ssh!, members[^1].Command,
            scope.All.Apply(spec => DatastoreDump.On(spec.Cluster, Core.Hosts.Elevation.Of(spec.Members[0].Ssh!))),
            scope.All.Apply(spec => Pull.Of(spec.Members[0].Ssh!, spec.Cluster.Backup!, scope.Name))));
    }

    /// <summary>In the container of a database.</summary>
    /// <param name="scope">The database.</param>
    /// <param name="engine">The engine; null for the local one.</param>
    /// <param name="place">The container in which dumps are made, and what must be done before.</param>
    /// <returns>The newest dump.</returns>
    public static Output<SnapshotInfo[]> InDocker(SqlScope scope, string? engine, (string Container, Resource Ready) place)
    {
        if (scope.Args.Backup?.Generation is null)
            return NewestSnapshots.Refused(scope.Checked);
        var script = scope.Visible.Apply(spec => DatastoreDump.In(spec.Datastore, place.Container,
            PulledSnapshots.Place(spec.Datastore.Backup!.PullTo, scope.Name)));
        var command = new LocalScript(scope.Owner, $"{scope.Name}-dump", engine, script) { After = new() { place.Ready } }
            .Create(scope.Visible);
        return NewestSnapshots.Of(Output.Create(scope.Name), command.Stdout);
    }

    /// <returns>What the command printed, once the dump is pulled.</returns>
    private static Output<string> Dump<TArgs, TSpec>(DatastoreScope<TArgs, TSpec> scope, SshArgs ssh, Resource ready,
        Output<RemoteScript> script, Output<Pull> pull)
    {
        var options = new CustomResourceOptions { Parent = scope.Owner, DependsOn = { ready } };
        var command = new RemoteCommand($"{scope.Name}-dump", ssh, script).Create(scope.Visible, options);
        return PulledSnapshots.After(scope.Name, pull, command.Stdout);
    }
}
