using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Networking;
using Pulumi;

namespace K3sPulumi.Internal.Docker;

/// <summary>The port of the engine's host on which a container publishes the API.</summary>
internal static class DockerApiPort
{
    /// <param name="parent">Whose container it is.</param>
    /// <param name="name">Of the container.</param>
    /// <param name="shared">Where it runs.</param>
    /// <param name="docker">The container and its image; fails when the request has problems.</param>
    /// <param name="asked">The port that the user asked for.</param>
    public static Output<int> Of(ComponentResource parent, string name, DockerResources shared,
        Output<(DockerSpec Spec, string Image)> docker, int? asked)
    {
        if (asked != FreePort.Asked)
            return Output.Create(asked ?? NetworkDefaults.ApiPort);
        var script = Output.Tuple(docker, shared.Network)
            .Apply(both => FreePort.Script(name, both.Item1.Spec, both.Item2, both.Item1.Image));
        // Once, whatever else changes: the port stays. Another engine has other free ports; it changes the command's environment.
        var command = new LocalScript(parent, $"{name}-api-port", shared.Engine, script)
        {
            OnlyWith = name,
            After = shared.Image is null ? [] : new() { shared.Image },
        }.Create();
        return Output.Unsecret(command.Stdout).Apply(FreePort.Of);
    }
}
