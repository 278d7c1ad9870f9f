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
/// <param name="Parent">The cluster, or a server by itself.</param>
/// <param name="Name">Its name.</param>
/// <param name="Engine">The Docker engine; null for the local one.</param>
internal sealed record DockerRestore(ComponentResource Parent, string Name, string? Engine)
{
    /// <summary>Containers and nodes of all servers, the first one first.</summary>
    public required IReadOnlyList<(string Container, string Node)> Servers { get; init; }

    /// <summary>The first server, as far as it may be shown.</summary>
    public required Output<ServerSpec> First { get; init; }

    /// <summary>The servers' token.</summary>
    public required Output<string> Token { get; init; }

    /// <summary>The cluster's database in a container; null: it has none.</summary>
    public ManagedDatabase? Database { get; init; }

    /// <param name="ready">The resources with which the servers exist.</param>
    /// <param name="anchor">What is deleted with the cluster.</param>
    public Command Create(IEnumerable<Resource> ready, Resource anchor)
    {
        // the texts contain no secrets, and are known when the token is not
        var shown = Output.Tuple(First, Datastore(Database?.Request.Visible)).Apply(both =>
            new DockerRestored(both.Item1, new Secret(""), Servers, both.Item2, Database?.Container));
        var whole = Output.CreateSecret(Output.Tuple(First, Token, Datastore(Database?.Request.All)).Apply(all =>
            new DockerRestored(all.Item1, new Secret(all.Item2), Servers, all.Item3, Database?.Container)));
        var before = Database is null ? ready : [Database.Ready, .. ready];
        var check = Make("restore-check", DockerRestoreScript.Check, before, anchor);
        return Make("restore", DockerRestoreScript.Restore, [check], null);

        Command Make(string part, Func<DockerRestored, RemoteScript> script, IEnumerable<Resource> after, Resource? deletedWith)
        {
            var args = EngineCommand.Args(Engine);
            args.Create = shown.Apply(cluster => script(cluster).Create!);
            args.Stdin = Output.CreateSecret(whole.Apply(cluster => script(cluster).Stdin.Value));
            if (deletedWith is not null)
                args.Delete = shown.Apply(cluster => script(cluster).Delete!);
            var options = new CustomResourceOptions
            {
                Parent = Parent,
                AdditionalSecretOutputs = { "stdout", "stderr" },
                DeletedWith = deletedWith,
            };
            foreach (var resource in after)
                options.DependsOn.Add(resource);
            return new Command($"{Name}-{part}", args, options);
        }
    }

    private static Output<SqlDatastore?> Datastore(Output<SqlDatastoreSpec>? spec) =>
        spec?.Apply(known => (SqlDatastore?)known.Datastore) ?? Output.Create((SqlDatastore?)null);
}
