using K3sPulumi.Core.Backups;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Scripts;
using K3sPulumi.Core.Validation;
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
    public static Command Create(ComponentResource parent, string name, DockerResources site, Output<ServerSpec> first,
        Output<string> token, IReadOnlyList<(string Container, string Node)> servers, IEnumerable<Resource> ready,
        Resource anchor)
    {
        var check = Make("restore-check", DockerRestoreScript.Check, ready, anchor);
        return Make("restore", DockerRestoreScript.Restore, [check], null);

        Command Make(string part, Func<ServerSpec, Secret, IReadOnlyList<(string, string)>, RemoteScript> script,
            IEnumerable<Resource> after, Resource? deletedWith)
        {
            // the texts contain no secrets, and are known when the token is not
            var text = first.Apply(spec => script(spec, new Secret(""), servers));
            var args = new CommandArgs
            {
                Create = text.Apply(made => made.Create!),
                Stdin = Output.CreateSecret(Output.Tuple(first, token).Apply(both =>
                    script(both.Item1, new Secret(both.Item2), servers).Stdin.Value)),
                Logging = Logging.Stderr,
                AddPreviousOutputInEnv = false,
            };
            if (deletedWith is not null)
                args.Delete = text.Apply(made => made.Delete!);
            if (site.Engine is not null)
                args.Environment.Add("DOCKER_HOST", site.Engine);
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
}
