using K3sPulumi.Core.Certificates;
using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Internal.Nodes;
using Pulumi;
using Pulumi.Command.Local;
using Pulumi.Docker;

namespace K3sPulumi.Internal.Docker;

/// <summary>
/// The user's CA for a server in a container: the command that places the cluster's CAs, or has K3s replace them.
/// </summary>
internal static class DockerAuthority
{
    /// <summary>For servers that start a cluster or use an external datastore; null for those that join.</summary>
    public static Func<Volume, Resource>? Of(NodeScope<ServerSpec> scope, DockerResources shared)
    {
        var shape = scope.Shape;
        if (shape.Settings.Certificates?.Authority is null
            || (scope.Context is null ? shape.ServerUrl.IsGiven : scope.Context.Plan.JoinsThrough is not null))
            return null;
        // An image that the user names may not be pulled yet; docker run does it.
        var image = shared.Image is null || shape.Node.Docker!.Image.IsGiven
            ? scope.Visible.Apply(ContainerPlan.ImageOf) : shared.Image.ImageId;
        return volume =>
        {
            var args = EngineCommand.Args(shared.Engine);
            args.Create = Output.Tuple(scope.Visible, volume.Name, image).Apply(all => AuthorityScript.Create(
                all.Item1.Settings.Certificates!.Authority!, scope.Name, all.Item2, all.Item3));
            args.Stdin = Output.CreateSecret(
                scope.Request.All.Apply(spec => AuthorityScript.Stdin(spec.Settings.Certificates!.Authority!).Value));
            var options = scope.After(volume);
            options.AdditionalSecretOutputs = ["stdout", "stderr"];
            if (shared.Image is not null)
                options.DependsOn.Add(shared.Image);
            return new Command($"{scope.Name}-authority", args, options);
        };
    }
}
