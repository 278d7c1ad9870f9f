using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Networking;
using Pulumi;

namespace K3sPulumi.Internal.Docker;

/// <summary>The port of the engine's host on which a container publishes the API.</summary>
internal static class DockerApiPort
{
    /// <param name="parent">Whose container it is.</param>
    /// <param name="name">Of the container.</param>
    /// <param name="site">Where it runs.</param>
    /// <param name="isChecked">Fails when the request has problems.</param>
    /// <param name="docker">The container.</param>
    /// <param name="shape">The same, as far as it decides which resources exist.</param>
    /// <param name="image">Its image.</param>
    public static Output<int> Of(ComponentResource parent, string name, DockerResources site, Output<bool> isChecked,
        Output<DockerSpec> docker, DockerSpec shape, Output<string> image)
    {
        if (shape.ApiPort != FreePort.Asked)
            return Output.Create(shape.ApiPort ?? NetworkDefaults.ApiPort);
        var script = Output.Tuple(isChecked, docker, site.Network, image)
            .Apply(all => FreePort.Script(name, all.Item2, all.Item3, all.Item4));
        // Once, whatever else changes: the port stays. Another engine has other free ports; it changes the command's environment.
        var command = LocalScript.Create(parent, $"{name}-api-port", site.Engine, script, container: null, onlyWith: name,
            after: site.Image is null ? null : new() { site.Image });
        return Output.Unsecret(command.Stdout).Apply(FreePort.Of);
    }
}
