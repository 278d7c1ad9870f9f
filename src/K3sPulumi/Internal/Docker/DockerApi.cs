using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Internal.Nodes;
using Pulumi;
using Pulumi.Command.Local;
using Container = Pulumi.Docker.Container;

namespace K3sPulumi.Internal.Docker;

/// <summary>
/// Done when the API of the first server answers: from then on other servers can join, long before its node is Ready.
/// </summary>
internal static class DockerApi
{
    public static Command Await(NodeScope<ServerSpec> scope, DockerResources shared, Container container)
    {
        var args = EngineCommand.Args(shared.Engine);
        args.Create = Output.Tuple(scope.Visible, container.Id).Apply(both => DockerScript.Api(both.Item1, both.Item2));
        args.Stdin = Output.CreateSecret(DockerScript.ApiStdin);
        return new Command($"{scope.Name}-api", args, scope.After(container));
    }
}
