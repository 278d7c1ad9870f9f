using K3sPulumi.EngineTests.Cli;
using K3sPulumi.EngineTests.Reading;
using K3sPulumi.EngineTests.Stacks;

namespace K3sPulumi.EngineTests;

/// <summary>What is true of every example on the real engine.</summary>
internal static class Lifecycle
{
    /// <summary>All resources of one node over SSH, without air gap, with an ed25519 key.</summary>
    public const int BytesPerHost = 20_000;

    /// <summary>All resources of one node in Docker.</summary>
    public const int BytesPerContainer = 20_000;

    /// <summary>The first server's, which is there as the output of commands and of components.</summary>
    public const int BytesOfKubeconfig = 30_000;

    /// <summary>Preview, up, refresh, and nothing left to do; the state is small and contains no secrets in clear text.</summary>
    /// <param name="stack">a stack without resources</param>
    /// <param name="nodes">the nodes' components, the first server first</param>
    /// <param name="bytesPerNode">the most that each of them may add to the state</param>
    public static async Task<ProgressText> CreateAsync(Stack stack, IReadOnlyList<string> nodes, int bytesPerNode)
    {
        var preview = await stack.PreviewAsync();
        Assert.Empty(preview.Errors);
        Assert.Equal(["create"], preview.Summary.Keys);
        Assert.Superset(nodes.ToHashSet(), preview.Of("create").ToHashSet());

        var up = await stack.UpAsync();
        Assert.DoesNotContain(up.Rows, row => row.Info.Contains("error:", StringComparison.Ordinal));
        Assert.Equal([$"+ {preview.Summary["create"]} created"], up.Counts);

        await NothingToDoAsync(stack);
        await stack.RefreshAsync();
        await NothingToDoAsync(stack);

        var state = await stack.ExportAsync();
        Assert.NotEmpty(state.Secrets);
        Assert.Empty(state.Leaks);
        Assert.DoesNotContain(state.Secrets, secret => up.Text.Contains(secret, StringComparison.Ordinal));
        Assert.Equal(nodes.Order(StringComparer.Ordinal), state.BytesPerNode.Keys.Order(StringComparer.Ordinal));
        Assert.All(
            state.BytesPerNode,
            node => Assert.True(
                node.Value <= bytesPerNode + (node.Key == nodes[0] ? BytesOfKubeconfig : 0),
                $"{node.Key} takes {node.Value:N0} bytes of state."));
        return up;
    }

    /// <summary>Applies a change of the program: what the preview shows is done, and nothing is left to do.</summary>
    /// <param name="stack">with resources</param>
    /// <param name="touched">the beginnings of the names of resources that the change may touch</param>
    public static async Task<PreviewJson> ChangeAsync(Stack stack, params string[] touched)
    {
        var preview = await stack.PreviewAsync();
        Assert.NotEmpty(preview.Changes);
        Assert.All(
            preview.Steps.Where(step => step.Op is not "same"),
            step => Assert.True(
                touched.Any(name => step.Name.StartsWith(name, StringComparison.Ordinal)), $"{step} was not asked for."));
        var up = await stack.UpAsync();
        Assert.DoesNotContain("error", up.Diagnostics, StringComparison.Ordinal);
        Assert.All(up.Operations, operation =>
            Assert.Contains(preview.Steps, step => operation.EndsWith($" {step.Name}", StringComparison.Ordinal)));
        await NothingToDoAsync(stack);
        return preview;
    }

    /// <summary>An edit that is rejected, and taken back.</summary>
    /// <param name="stack">with resources</param>
    /// <param name="example">its program</param>
    /// <param name="old">a text in the program</param>
    /// <param name="next">what comes in its place</param>
    /// <param name="reason">a part of the message</param>
    public static async Task RejectedAsync(Stack stack, ExampleCopy example, string old, string next, string reason)
    {
        example.With(old, next);
        await RejectedAsync(stack, reason);
        example.With(next, old);
    }

    /// <summary>
    /// A change that is rejected: in the preview, and without a preview before anything changes; in the words of the library,
    /// not in those of the engine or of the SDK.
    /// </summary>
    /// <param name="stack">with resources</param>
    /// <param name="reason">a part of the message</param>
    public static async Task RejectedAsync(Stack stack, string reason)
    {
        var before = (await stack.ExportAsync()).Resources.Select(resource => resource.Urn).ToHashSet();
        var errors = (await stack.RejectedPreviewAsync()).Errors;
        Assert.Contains(errors, error => error.Contains(reason, StringComparison.Ordinal));
        var up = await stack.RejectedUpAsync();
        Assert.Contains(reason, up.Diagnostics, StringComparison.Ordinal);
        Assert.All(
            errors.Append(up.Diagnostics),
            text => Assert.DoesNotMatch("rpc error|(before|after) hook|[Uu]nhandled|\\n +at ", text));
        Assert.Empty(up.Operations);
        Assert.Equal(before, (await stack.ExportAsync()).Resources.Select(resource => resource.Urn).ToHashSet());
    }

    public static async Task DestroyAsync(Stack stack)
    {
        await stack.DestroyAsync();
        Assert.Empty((await stack.ExportAsync()).Resources);
    }

    private static async Task NothingToDoAsync(Stack stack) => Assert.Empty((await stack.PreviewAsync()).Changes);
}
