using K3sPulumi.Core.Backups;
using K3sPulumi.Core.Datastores.Sql;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Scripts;
using K3sPulumi.Core.Validation;
using K3sPulumi.Internal.Datastores;
using Pulumi;
using Pulumi.Command.Local;

namespace K3sPulumi.Internal.Docker;

/// <summary>
/// Brings the servers of a cluster in Docker back to a snapshot; prints the kubeconfig. Containers are stopped only when their
/// check is in the state: deleting that starts them again where the restore was interrupted and is not asked for any more.
/// </summary>
internal static class DockerRestore
{
    /// <param name="parent">The cluster, or a server by itself.</param>
    /// <param name="name">Its name.</param>
    /// <param name="site">The engine.</param>
    /// <param name="first">The first server, as far as it may be shown.</param>
    /// <param name="token">The servers' token.</param>
    /// <param name="servers">Containers and nodes of all servers, the first one first.</param>
    /// <param name="ready">What makes the servers be there.</param>
    /// <param name="anchor">What is deleted with the cluster.</param>
    /// <param name="database">The cluster's database in a container; null: it has none.</param>
    public static Command Create(ComponentResource parent, string name, DockerResources site, Output<ServerSpec> first,
        Output<string> token, IReadOnlyList<(string Container, string Node)> servers, IEnumerable<Resource> ready,
        Resource anchor, ManagedDatabase? database = null)
    {
        // the texts contain no secrets, and are known when the token is not
        var shown = Output.Tuple(first, Datastore(database?.Request.Visible)).Apply(both => new DockerRestored(
            both.Item1, new Secret(""), servers, both.Item2, database?.Container));
        var whole = Output.CreateSecret(Output.Tuple(first, token, Datastore(database?.Request.All)).Apply(all =>
            new DockerRestored(all.Item1, new Secret(all.Item2), servers, all.Item3, database?.Container)));
        var before = database is null ? ready : [database.Ready, .. ready];
        var check = Make("restore-check", DockerRestoreScript.Check, before, anchor);
        return Make("restore", DockerRestoreScript.Restore, [check], null);

        Command Make(string part, Func<DockerRestored, RemoteScript> script, IEnumerable<Resource> after, Resource? deletedWith)
        {
            var args = EngineCommand.Args(site.Engine);
            args.Create = shown.Apply(cluster => script(cluster).Create!);
            args.Stdin = Output.CreateSecret(whole.Apply(cluster => script(cluster).Stdin.Value));
            if (deletedWith is not null)
                args.Delete = shown.Apply(cluster => script(cluster).Delete!);
            var options = new CustomResourceOptions
            {
                Parent = parent,
                AdditionalSecretOutputs = { "stdout", "stderr" },
                DeletedWith = deletedWith,
            };
            foreach (var resource in after)
                options.DependsOn.Add(resource);
            return new Command($"{name}-{part}", args, options);
        }
    }

    private static Output<SqlDatastore?> Datastore(Output<SqlDatastoreSpec>? spec) =>
        spec?.Apply(known => (SqlDatastore?)known.Datastore) ?? Output.Create((SqlDatastore?)null);
}
