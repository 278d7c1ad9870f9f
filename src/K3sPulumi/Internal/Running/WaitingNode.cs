using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Running;
using Pulumi;
using Pulumi.Docker;
using Pulumi.Utilities;
using LocalCommand = Pulumi.Command.Local.Command;
using LocalCommandArgs = Pulumi.Command.Local.CommandArgs;
using RemoteCommand = Pulumi.Command.Remote.Command;
using RemoteCommandArgs = Pulumi.Command.Remote.CommandArgs;

namespace K3sPulumi.Internal.Running;

/// <summary>Says by name what waits until a stopped node runs, because neither preview nor update shows it.</summary>
internal static class WaitingNode
{
    /// <param name="owner">The node.</param>
    /// <param name="name">Its name.</param>
    /// <param name="made">Its resources, which keep what they were, and what is asked of them.</param>
    public static void Announce(ComponentResource owner, string name, IEnumerable<(Resource Resource, ResourceArgs Args)> made)
    {
        var changes = made.Select(one => Changes(name, one.Resource, one.Args)).OfType<Output<IReadOnlyList<string>>>();
        Output.All(changes).Apply(all =>
        {
            if (WaitingChanges.Warning(name, [.. all.SelectMany(lines => lines).Distinct(StringComparer.Ordinal)]) is { } text)
                Log.Warn(text, owner);
            return true;
        });
    }

    private static Output<IReadOnlyList<string>>? Changes(
        string name, Resource resource, ResourceArgs args) => (resource, args) switch
        {
            (RemoteCommand node, RemoteCommandArgs asked) when node.GetResourceName() == $"{name}-node" =>
                Between(node.Create, asked.Create),
            (LocalCommand ready, LocalCommandArgs asked) when ready.GetResourceName() == $"{name}-ready" =>
                Between(ready.Create, asked.Create),
            (Container container, ContainerArgs asked) => Between(
                Output.Tuple(container.Image, container.Labels).Apply(both => (string?)TextOf(both.Item1,
                    both.Item2.Where(label => label.Label == ShownFiles.ConfigLabel).Select(label => label.Value))),
                Output.Tuple(asked.Image.ToOutput(), asked.Labels.ToOutput()).Apply(both => Output.All(both.Item2.Select(label =>
                    Output.Tuple(label.Label.ToOutput(), label.Value.ToOutput()))).Apply(labels => TextOf(both.Item1,
                    labels.Where(label => label.Item1 == ShownFiles.ConfigLabel).Select(label => label.Item2))))),
            _ => null,
        };

    private static Output<IReadOnlyList<string>> Between(Output<string?> kept, Input<string>? asked) =>
        Output.Create(BetweenAsync(kept, (asked ?? "").ToOutput()));

    private static async Task<IReadOnlyList<string>> BetweenAsync(Output<string?> kept, Output<string> asked) =>
        await IsShownAsync(kept).ConfigureAwait(false) && await IsShownAsync(asked).ConfigureAwait(false)
            && await OutputUtilities.GetValueAsync(kept).ConfigureAwait(false) is { } had
            ? WaitingChanges.Between(had, await OutputUtilities.GetValueAsync(asked).ConfigureAwait(false)) : [];

    private static async Task<bool> IsShownAsync<T>(Output<T> output) =>
        await OutputUtilities.GetIsKnownAsync(output).ConfigureAwait(false)
            && !await Output.IsSecretAsync(output).ConfigureAwait(false);

    private static string TextOf(string image, IEnumerable<string> config) =>
        string.Concat(config.SelectMany(text => text.Split('\n')).Prepend($"image {image}").Select(line => $"# {line}\n"));
}
