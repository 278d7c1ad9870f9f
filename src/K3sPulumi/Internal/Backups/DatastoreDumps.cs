using K3sPulumi.Core.Backups;
using K3sPulumi.Core.Datastores;
using K3sPulumi.Core.Datastores.Etcd;
using K3sPulumi.Core.Datastores.Sql;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Scripts;
using K3sPulumi.Internal.Datastores;
using K3sPulumi.Internal.Docker;
using K3sPulumi.Internal.Hosts;
using Pulumi;

namespace K3sPulumi.Internal.Backups;

/// <summary>Dumps of the datastores that are ours: made when they are asked for, and brought to the deploying machine.</summary>
internal static class DatastoreDumps
{
    /// <summary>On the host of a database.</summary>
    /// <param name="parent">The component.</param>
    /// <param name="name">Its name.</param>
    /// <param name="args">Its arguments.</param>
    /// <param name="request">The same as a request.</param>
    /// <param name="ready">What sets the database up.</param>
    /// <returns>The newest dump.</returns>
    public static Output<SnapshotInfo[]> OnHost(ComponentResource parent, string name, SqlDatastoreArgs args,
        DatastoreRequest request, Pulumi.Command.Remote.Command ready) => OnHost(parent, name, args.Ssh!, args.Backup,
            () => request.All.Apply(spec => DatastoreDump.On(spec.Datastore)), request.Visible,
            () => request.All.Apply(spec => Pull.Of(spec.Ssh!, spec.Datastore.Backup!, name)), name, ready, ready);

    /// <summary>On the host of the first member of etcd.</summary>
    /// <param name="parent">The component.</param>
    /// <param name="name">Its name.</param>
    /// <param name="args">Its arguments.</param>
    /// <param name="all">The request.</param>
    /// <param name="visible">What may be shown of it.</param>
    /// <param name="members">What sets the members up, by their names.</param>
    /// <returns>The newest dump.</returns>
    public static Output<SnapshotInfo[]> OnHost(ComponentResource parent, string name, EtcdDatastoreArgs args,
        Output<EtcdDatastoreSpec> all, Output<EtcdDatastoreSpec> visible,
        IReadOnlyList<(string Name, Pulumi.Command.Remote.Command Command)> members) => OnHost(parent, name,
            args.Members[0].Ssh!, args.Backup,
            () => all.Apply(spec => DatastoreDump.On(spec.Cluster, Elevation.Of(spec.Members[0].Ssh!))), visible,
            () => all.Apply(spec => Pull.Of(spec.Members[0].Ssh!, spec.Cluster.Backup!, name)), members[0].Name,
            members[0].Command, members[^1].Command);

    /// <summary>In the container of a database.</summary>
    /// <param name="parent">The component.</param>
    /// <param name="name">Its name, and that of the container.</param>
    /// <param name="backup">The user's.</param>
    /// <param name="request">The request.</param>
    /// <param name="engine">The engine; null for the usual one.</param>
    /// <param name="ready">What configures the database.</param>
    /// <returns>The newest dump.</returns>
    public static Output<SnapshotInfo[]> InDocker(ComponentResource parent, string name, DatastoreBackupArgs? backup,
        DatastoreRequest request, string? engine, Resource ready)
    {
        if (backup?.Generation is null)
            return NewestSnapshots.Refused(request.Checked);
        var script = Output.Tuple(request.Checked, request.Visible).Apply(both => DatastoreDump.In(both.Item2.Datastore, name,
            PulledSnapshots.Place(both.Item2.Datastore.Backup!.PullTo, name)));
        var command = new LocalScript(parent, $"{name}-dump", engine, script) { After = new() { ready } }.Create(request.Visible);
        return NewestSnapshots.Of(Output.Create(name), command.Stdout);
    }

    private static Output<SnapshotInfo[]> OnHost<T>(ComponentResource parent, string name, SshArgs ssh,
        DatastoreBackupArgs? backup, Func<Output<RemoteScript>> script, Output<T> visible, Func<Output<Pull>> pull, string place,
        Pulumi.Command.Remote.Command owner, Resource ready)
    {
        if (backup?.Generation is null)
            return NewestSnapshots.Of(Output.Create(place), owner.Stdout);
        var options = new CustomResourceOptions { Parent = parent, DependsOn = { ready } };
        var command = RemoteCommand.Create($"{name}-dump", ssh, script(), visible, hasCreate: true, hasDelete: false, options,
            mayBoot: false);
        return NewestSnapshots.Of(Output.Create(place), owner.Stdout, PulledSnapshots.After(name, pull(), command.Stdout));
    }
}
