using K3sPulumi.Core.Datastores;
using K3sPulumi.Core.Datastores.Sql;
using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Existing;
using K3sPulumi.Internal.Docker;
using Pulumi;

namespace K3sPulumi.Internal.Datastores;

/// <summary>A SQL datastore as a container that is configured in place.</summary>
internal static class DockerSql
{
    private const string PostgresImage = "postgres:17";
    private const string MariaDbImage = "mariadb:11.8";
    private const string MySqlImage = "mysql:8.4";

    public static DatastoreOutputs Create(ComponentResource parent, string name, DockerArgs docker, DatastoreKind kind, DatastoreRequest request)
    {
        var site = DockerResources.Create(parent, name, docker, image: null, subnet: null, request.Checked);
        var spec = Output.Tuple(request.Checked, request.Visible).Apply(both => both.Item2);
        var service = spec.Apply(known => SqlContainer.Container(known.Datastore, known.Docker!.Image.Or(ImageOf(kind, known.Datastore.Flavor))));
        var shape = SqlContainer.Shape(kind);
        var plan = spec.Apply(known => ContainerPlan.ForService(name, shape, known.Docker!));
        var container = ServiceNode.Create(parent, name, docker, site, shape, service, plan);
        var script = request.All.Apply(all => SqlContainer.Apply(all.Datastore, name));
        var apply = LocalScript.Create(parent, $"{name}-apply", site.Engine, script, container);
        return SqlDatastores.Parts(request, apply.Stdout, site.Network);
    }

    private static string ImageOf(DatastoreKind kind, string flavor) =>
        kind == DatastoreKind.Postgres ? PostgresImage : flavor == "mysql" ? MySqlImage : MariaDbImage;
}
