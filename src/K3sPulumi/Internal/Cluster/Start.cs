using Pulumi;
using Pulumi.Utilities;

namespace K3sPulumi.Internal.Cluster;

/// <summary>When the engine begins with a resource: it then has its place among the steps that are carried out at once.</summary>
internal sealed class Start
{
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Told by a hook; there is none for a resource that does not change.</summary>
    public void Begins() => _begun.TrySetResult();

    /// <summary>Done when the resource has begun, or needs nothing.</summary>
    public async Task OfAsync(Resource resource)
    {
        var registered = OutputUtilities.GetValueAsync(((CustomResource)resource).Id);
        if (await Task.WhenAny(_begun.Task, registered).ConfigureAwait(false) == registered)
            await registered.ConfigureAwait(false);
    }
}
