using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Nodes;
using Pulumi;
using Pulumi.Command.Local;
using Container = Pulumi.Docker.Container;

namespace K3sPulumi.Internal.Docker;

/// <summary>
/// Done when the API of the first server answers: from then on other servers can join, long before its node is Ready.
/// </summary>
internal static class DockerApi
{
    public static Command Await(K3sServer server, string name, Container container, DockerResources site,
        Output<ServerSpec> visible)
    {
        var args = new CommandArgs
        {
            Create = Output.Tuple(container.Id, visible).Apply(both => DockerScript.Api(both.Item1, name, both.Item2.Node)),
            Stdin = Output.CreateSecret(DockerScript.ApiStdin),
            Logging = Logging.Stderr,
            AddPreviousOutputInEnv = false,
        };
        if (site.Engine is not null)
            args.Environment.Add("DOCKER_HOST", site.Engine);
        return new Command($"{name}-api", args, new CustomResourceOptions { Parent = server, DependsOn = { container } });
    }
}
