using K3sPulumi.Core.Backups;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Scripts;
using K3sPulumi.Internal.Nodes;
using Pulumi;
using Pulumi.Command.Remote;

namespace K3sPulumi.Internal.Hosts;

/// <summary>What a restore adds to a server on a host, besides the part of the node itself.</summary>
/// <param name="scope">The server.</param>
/// <param name="host">The same for its host.</param>
internal sealed class SshRestore(NodeScope<ServerSpec> scope, Output<HostNode> host)
{
    private readonly RestoreSpec? _restore = scope.Shape.Settings.Restore;

    /// <summary>Whether this server brings the snapshot back, rather than joining it or using a database.</summary>
    private bool BringsBack => _restore is { Database: null } && scope.Context is null or { Plan.Index: 0 };

    /// <summary>What stops the server before the first one, or the database, is restored.</summary>
    public IEnumerable<Resource> Standby(Resource prepare)
    {
        if (scope.Context is not { } context || _restore is null || BringsBack)
            yield break;
        yield return Create("standby", StandbyScript.For, hasCreate: true, [prepare, .. context.FirstPrepared]);
    }

    /// <summary>
    /// Once all others stand by, on the server that brings the snapshot back: it is deleted before they start again.
    /// </summary>
    /// <param name="prepared">What is done before the server is restored.</param>
    public IEnumerable<Resource> End(IEnumerable<Resource> prepared)
    {
        if (_restore is null || !BringsBack)
            yield break;
        yield return Create("restore", StandbyScript.End, hasCreate: false, [.. prepared]);
    }

    private Command Create(string part, Func<HostNode, RemoteScript> script, bool hasCreate, IReadOnlyList<Resource> after)
    {
        var options = scope.After([.. after]);
        options.DeletedWith = scope.Context?.Anchor ?? after[0];
        options.RetainOnDelete = scope.Args.HostIsGone;
        options.IgnoreChanges = SshNode.LeftAlone(scope.Args);
        return new RemoteCommand($"{scope.Name}-{part}", scope.Ssh, host.Apply(script))
        {
            HasCreate = hasCreate,
            HasDelete = true,
        }.Create(scope.Visible, options);
    }
}
