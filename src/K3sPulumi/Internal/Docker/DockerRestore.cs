using K3sPulumi.Core.Backups;
using K3sPulumi.Core.Existing;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Validation;
using Pulumi;
using Pulumi.Command.Local;

namespace K3sPulumi.Internal.Docker;

/// <summary>Brings the servers of a cluster in Docker back to a snapshot; prints the kubeconfig.</summary>
internal static class DockerRestore
{
    /// <param name="parent">The cluster, or a server by itself.</param>
    /// <param name="name">Its name.</param>
    /// <param name="site">The engine.</param>
    /// <param name="first">The first server, as far as it may be shown.</param>
    /// <param name="token">The servers' token.</param>
    /// <param name="servers">Containers and nodes of all servers, the first one first.</param>
    /// <param name="ready">What makes the servers be there.</param>
    public static Command Create(ComponentResource parent, string name, DockerResources site, Output<ServerSpec> first,
        Output<string> token, IReadOnlyList<(string Container, string Node)> servers, IEnumerable<Resource> ready)
    {
        var args = new CommandArgs
        {
            Create = first.Apply(spec => DockerRestoreScript.Create(spec, servers)),
            Stdin = Output.CreateSecret(Output.Tuple(first, token).Apply(both =>
                DockerRestoreScript.Stdin(RecordOf.StoreOf(both.Item1), new Secret(both.Item2)))),
            Logging = Logging.Stderr,
            AddPreviousOutputInEnv = false,
        };
        if (site.Engine is not null)
            args.Environment.Add("DOCKER_HOST", site.Engine);
        var options = new CustomResourceOptions { Parent = parent, AdditionalSecretOutputs = { "stdout", "stderr" } };
        foreach (var resource in ready)
            options.DependsOn.Add(resource);
        return new Command($"{name}-restore", args, options);
    }
}
