using K3sPulumi.Core;
using K3sPulumi.Core.Specs;
using K3sPulumi.Inputs;
using Pulumi;
using Pulumi.Command.Local;

namespace K3sPulumi.Docker;

/// <summary>Puts images of the engine, or archives, into a container that runs.</summary>
internal static class DockerImports
{
    /// <returns>What counts as the node being ready: the import, where there is one.</returns>
    public static Resource After(DockerNode made, ComponentResource parent, string name, NodeArgs node, DockerSite site, Output<bool> isChecked, Output<NodeSpec> spec)
    {
        if (node.ImageSources().Count == 0)
            return made.Ready;
        var args = new CommandArgs
        {
            Create = Output.Tuple(isChecked, spec, made.ContainerId).Apply(all => $"# container {all.Item3}\n{Text(name, all.Item2)}"),
            Stdin = Output.CreateSecret(ImageImport.Stdin),
            Logging = Logging.Stderr,
            AddPreviousOutputInEnv = false,
        };
        if (site.Engine is not null)
            args.Environment.Add("DOCKER_HOST", site.Engine);
        return new Command($"{name}-images", args, new CustomResourceOptions { Parent = parent, DependsOn = { made.Ready } });
    }

    private static string Text(string name, NodeSpec node) => new ImageImport(name, [.. node.Images.Select(image => image.Source)]).Create(
        node.Images.Where(image => image.State is { IsKnown: true, Content.Identity.Length: > 0 })
            .ToDictionary(image => image.Source, image => image.State.Content!.Identity, StringComparer.Ordinal));
}
