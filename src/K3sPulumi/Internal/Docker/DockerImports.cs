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
    public static Resource After<TSpec>(DockerNode<TSpec> node, NodeScope<TSpec> scope, DockerResources shared)
        where TSpec : INodeSpec
    {
        if (scope.Args.ImageSources(scope.Context).Count == 0)
            return node.Ready;
        var args = EngineCommand.Args(shared.Engine);
        args.Create = Output.Tuple(scope.Visible, node.Container.Id)
            .Apply(both => $"# container {both.Item2}\n{Text(scope.Name, both.Item1.Node)}");
        args.Stdin = Output.CreateSecret(ImageImport.Stdin);
        return new Command($"{scope.Name}-images", args, scope.After(node.Ready));
    }

    private static string Text(string name, NodeSpec node) =>
        new ImageImport(name, [.. node.Images.Select(image => image.Source)]).Create(
        node.Images.Where(image => image.State is { IsKnown: true, Content.Identity.Length: > 0 })
            .ToDictionary(image => image.Source, image => image.State.Content!.Identity, StringComparer.Ordinal));
}
