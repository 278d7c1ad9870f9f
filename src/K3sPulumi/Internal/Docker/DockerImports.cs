using K3sPulumi.Core.Images;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Internal.Inputs;
using K3sPulumi.Internal.Nodes;
using Pulumi;
using Pulumi.Command.Local;

namespace K3sPulumi.Internal.Docker;

/// <summary>Imports images of the engine, or archives, into a running container.</summary>
internal static class DockerImports
{
    /// <returns>What the node is ready with: the import, if there is one.</returns>
    public static Resource After(DockerNode made, ComponentResource parent, string name, NodeArgs node, NodeContext? context,
        DockerResources site, Output<bool> isChecked, Output<NodeSpec> spec)
    {
        if (node.ImageSources(context).Count == 0)
            return made.Ready;
        var args = new CommandArgs
        {
            Create = Output.Tuple(isChecked, spec, made.ContainerId)
                .Apply(all => $"# container {all.Item3}\n{Text(name, all.Item2)}"),
            Stdin = Output.CreateSecret(ImageImport.Stdin),
            Logging = Logging.Stderr,
            AddPreviousOutputInEnv = false,
        };
        if (site.Engine is not null)
            args.Environment.Add("DOCKER_HOST", site.Engine);
        return new Command($"{name}-images", args, new CustomResourceOptions { Parent = parent, DependsOn = { made.Ready } });
    }

    private static string Text(string name, NodeSpec node) =>
        new ImageImport(name, [.. node.Images.Select(image => image.Source)]).Create(
        node.Images.Where(image => image.State is { IsKnown: true, Content.Identity.Length: > 0 })
            .ToDictionary(image => image.Source, image => image.State.Content!.Identity, StringComparer.Ordinal));
}
