using Pulumi;
using Pulumi.Utilities;

namespace K3sPulumi.Internal.Cluster;

/// <summary>When the engine starts with a resource, which then has its place among the steps that run in parallel.</summary>
internal sealed class Start
{
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Set by a hook; hooks do not run for a resource that does not change.</summary>
    public void Begins() => _begun.TrySetResult();

    /// <summary>Done when the resource has started, or does not change.</summary>
    public async Task OfAsync(Resource resource)
    {
        var registered = OutputUtilities.GetValueAsync(((CustomResource)resource).Id);
        if (await Task.WhenAny(_begun.Task, registered).ConfigureAwait(false) == registered)
            await registered.ConfigureAwait(false);
    }
}
