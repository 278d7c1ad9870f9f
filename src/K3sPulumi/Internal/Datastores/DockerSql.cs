using K3sPulumi.Core.Datastores;
using K3sPulumi.Core.Datastores.Sql;
using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Existing;
using K3sPulumi.Internal.Backups;
using K3sPulumi.Internal.Docker;
using K3sPulumi.Internal.Drift;
using Pulumi;

namespace K3sPulumi.Internal.Datastores;

/// <summary>A SQL datastore as a container that is configured without recreating it.</summary>
internal static class DockerSql
{
    public static DatastoreOutputs Create(ComponentResource parent, string name, SqlDatastoreArgs args, SqlDialect dialect,
        DatastoreRequest request, ServiceRepairs repairs)
    {
        var docker = args.Docker!;
        var site = DockerResources.Create(parent, name, docker, image: null, subnet: null, request.Checked);
        var spec = Output.Tuple(request.Checked, request.Visible).Apply(both => both.Item2);
        var service = spec.Apply(known =>
            SqlContainer.Container(known.Datastore, known.Docker!.Image.Or(dialect.DefaultImage(known.Datastore))));
        var shape = SqlContainer.Shape(dialect);
        var plan = spec.Apply(known => ContainerPlan.ForService(name, shape, known.Docker!));
        var container = ServiceNode.Create(parent, name, docker, site, shape, service,
            repairs.InDocker(name, service, plan, site.Engine));
        ManagedDatabase.Note(parent, new(dialect, null, request, container) { Container = name });
        repairs.Keep(container);
        var script = request.All.Apply(all => SqlContainer.Apply(all.Datastore with { Backup = null }, name));
        var apply = new LocalScript(parent, $"{name}-apply", site.Engine, script) { Container = container }.Create();
        var dumps = DatastoreDumps.InDocker(parent, name, args.Backup, request, site.Engine, apply);
        return SqlDatastores.Parts(request, apply.Stdout, site.Network, dumps);
    }
}
