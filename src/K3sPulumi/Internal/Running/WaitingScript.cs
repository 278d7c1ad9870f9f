using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Scripts;
using K3sPulumi.Internal.Nodes;
using Pulumi;

namespace K3sPulumi.Internal.Running;

/// <summary>
/// A command on a server that needs its API. A new one has nothing to run while the server is stopped, not even when it is
/// deleted, and runs when it gets its text in the update that starts the server; one that exists is left alone anyway.
/// </summary>
internal static class WaitingScript
{
    /// <param name="scope">The server.</param>
    /// <param name="script">What the command runs.</param>
    public static Output<RemoteScript> Of(NodeScope<ServerSpec> scope, Output<RemoteScript> script)
    {
        if (!scope.Run.IsLeftAlone
            || (scope.Context is null ? scope.Request.Existing : scope.Context.Existing) is not { } existing)
            return script;
        // a new server runs until all of it is created
        var exists = Output.Create(existing.ExistsAsync(scope.Context?.Plan.Key ?? scope.Name));
        return Output.Tuple(script, exists).Apply(both =>
            both.Item2 ? both.Item1 with { Create = null, Update = null, Delete = null } : both.Item1);
    }
}
