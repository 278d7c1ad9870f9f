using K3sPulumi.Core.Datastores;
using K3sPulumi.Core.Datastores.Sql;
using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Existing;
using K3sPulumi.Internal.Backups;
using K3sPulumi.Internal.Docker;
using K3sPulumi.Internal.Drift;
using Pulumi;
using SqlScope = K3sPulumi.Internal.Datastores.DatastoreScope<
    K3sPulumi.SqlDatastoreArgs, K3sPulumi.Core.Datastores.Sql.SqlDatastoreSpec>;

namespace K3sPulumi.Internal.Datastores;

/// <summary>A SQL datastore as a container that is configured without recreating it.</summary>
internal static class DockerSql
{
    public static DatastoreOutputs Create(SqlScope scope, SqlDialect dialect, ServiceRepairs repairs)
    {
        var (name, docker) = (scope.Name, scope.Args.Docker!);
        var shared = DockerResources.Create(scope.Owner, name, docker, image: null, subnet: null, scope.Checked);
        var service = scope.Visible.Apply(known =>
            SqlContainer.Container(known.Datastore, known.Docker!.Image.Or(dialect.DefaultImage(known.Datastore))));
        var isScheduled = scope.Args.Backup?.At is not null;
        var shape = SqlContainer.Shape(dialect, isScheduled);
        var plan = scope.Visible.Apply(known => ContainerPlan.ForService(name, shape, known.Docker!));
        var volumes = ServiceNode.Volumes(scope.Owner, name, shared, shape, service);
        var container = ServiceNode.Create(scope.Owner, name, docker, shared, shape, service,
            repairs.InDocker(name, service, plan, shared.Engine), volumes);
        ManagedDatabase.Note(scope.Owner, new(dialect, null, scope, container) { Container = name });
        var script = scope.All.Apply(all => SqlContainer.Apply(
            isScheduled ? all.Datastore : all.Datastore with { Backup = null }, name));
        var apply = new LocalScript(scope.Owner, $"{name}-apply", shared.Engine, script) { Container = container }.Create();
        var nightly = isScheduled ? Nightly(scope, dialect, shared, repairs, volumes, apply) : null;
        repairs.Keep(nightly is null ? [container] : [container, nightly]);
        var dumps = DatastoreDumps.InDocker(scope, shared.Engine, nightly is null ? (name, apply)
            : (NightlyContainer.NameOf(name), nightly));
        return SqlDatastores.Outputs(scope, apply.Stdout, shared.Network, dumps);
    }

    /// <summary>What makes dumps on schedule.</summary>
    private static Pulumi.Docker.Container Nightly(SqlScope scope, SqlDialect dialect, DockerResources shared,
        ServiceRepairs repairs, IReadOnlyList<Pulumi.Docker.Volume> volumes, Resource ready)
    {
        var name = NightlyContainer.NameOf(scope.Name);
        var service = scope.Visible.Apply(known =>
            NightlyContainer.Container(known.Datastore, known.Docker!.Image.Or(dialect.DefaultImage(known.Datastore))));
        var plan = scope.Visible.Apply(known => NightlyContainer.Plan(scope.Name, dialect, known.Docker!));
        return ServiceNode.Create(scope.Owner, name, scope.Args.Docker!, shared, NightlyContainer.Shape(dialect), service,
            repairs.InDocker(name, service, plan, shared.Engine), volumes, ready);
    }
}
