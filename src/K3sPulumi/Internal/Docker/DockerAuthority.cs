using K3sPulumi.Core.Certificates;
using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Internal.Inputs;
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
    public static Func<Volume, Resource>? Of(
        K3sServer server, string name, DockerResources site, NodeContext? context, Request<ServerSpec> request)
    {
        var shape = request.Shape;
        if (shape.Settings.Certificates?.Authority is null
            || (context is null ? shape.ServerUrl.IsGiven : context is { Plan.JoinsThrough: not null }))
            return null;
        // An image that the user names may not be pulled yet; docker run does it.
        var image = site.Image is null || shape.Node.Docker!.Image.IsGiven
            ? request.Visible.Apply(spec => ContainerPlan.ImageOf(spec.Node.Docker!, spec.Settings.Version)) : site.Image.ImageId;
        return volume =>
        {
            var args = new CommandArgs
            {
                Create = Output.Tuple(request.Checked, request.Visible, volume.Name, image).Apply(all => AuthorityScript.Create(
                    all.Item2.Settings.Certificates!.Authority!, name, all.Item3, all.Item4)),
                Stdin = Output.CreateSecret(Output.Tuple(request.Checked, request.All)
                    .Apply(both => AuthorityScript.Stdin(both.Item2.Settings.Certificates!.Authority!).Value)),
                Logging = Logging.Stderr,
                AddPreviousOutputInEnv = false,
            };
            if (site.Engine is not null)
                args.Environment.Add("DOCKER_HOST", site.Engine);
            var options = new CustomResourceOptions
            {
                Parent = server,
                DependsOn = { volume },
                AdditionalSecretOutputs = { "stdout", "stderr" },
            };
            if (site.Image is not null)
                options.DependsOn.Add(site.Image);
            return new Command($"{name}-authority", args, options);
        };
    }
}
