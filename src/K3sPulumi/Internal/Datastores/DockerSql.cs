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
        var shape = SqlContainer.Shape(dialect);
        var plan = scope.Visible.Apply(known => ContainerPlan.ForService(name, shape, known.Docker!));
        var container = ServiceNode.Create(scope.Owner, name, docker, shared, shape, service,
            repairs.InDocker(name, service, plan, shared.Engine));
        ManagedDatabase.Note(scope.Owner, new(dialect, null, scope, container) { Container = name });
        repairs.Keep(container);
        var script = scope.All.Apply(all => SqlContainer.Apply(all.Datastore with { Backup = null }, name));
        var apply = new LocalScript(scope.Owner, $"{name}-apply", shared.Engine, script) { Container = container }.Create();
        var dumps = DatastoreDumps.InDocker(scope, shared.Engine, apply);
        return SqlDatastores.Outputs(scope, apply.Stdout, shared.Network, dumps);
    }
}
