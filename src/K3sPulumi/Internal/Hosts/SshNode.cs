using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.OsCare;
using K3sPulumi.Internal.Drift;
using K3sPulumi.Internal.Nodes;
using K3sPulumi.Internal.Running;
using Pulumi;
using Pulumi.Command.Remote;
using Pulumi.Random;

namespace K3sPulumi.Internal.Hosts;

/// <summary>A node on a host: one command prepares the host, another one creates, changes and removes the node.</summary>
internal sealed class SshNode
{
    private SshNode(Command prepare, Command node) => (Prepare, Node) = (prepare, node);

    /// <summary>Done when the host is checked and has what the node needs.</summary>
    public Command Prepare { get; }

    /// <summary>Done when the node is Ready; deleting it uninstalls K3s.</summary>
    public Command Node { get; }

    /// <param name="scope">The node.</param>
    /// <param name="host">The same for its host.</param>
    /// <param name="running">What starts or stops it.</param>
    /// <param name="rotation">What replaces the cluster's tokens before it; null: nothing does.</param>
    /// <param name="restore">Its part in a restore; null: it has none.</param>
    public static SshNode Create<TSpec>(
        NodeScope<TSpec> scope, Output<HostNode> host, NodeRunning running, SshRotation? rotation = null,
        SshRestore? restore = null)
        where TSpec : INodeSpec
    {
        var (args, name) = (scope.Args, scope.Name);
        var repaired = NodeRepairs.Of(scope, host);
        if (args.HostIsGone == true)
            Announce(scope);
        var scripts = SshScripts.Send(name, scope.Ssh, scope.Checked, args.Generation, KeptOptions(scope));
        var sent = SshUploads.Create(scope, host, scripts);
        var options = KeptOptions(scope);
        options.DependsOn = [scripts, .. sent];
        options.Hooks = HostHooks.ForPrepare(name);
        var prepare = new RemoteCommand($"{name}-prepare", scope.Ssh, RemoteCommand.Detached(host.Apply(PrepareScript.For)))
            .Create(scope.Visible, options);
        options = KeptOptions(scope);
        options.RetainOnDelete = args.HostIsGone;
        options.DependsOn = [prepare];
        options.Hooks = HostHooks.ForNode(name, scope.Context?.Starts);
        var turn = new CustomResourceOptions { DependsOn = [prepare, .. running.Started] };
        if (scope.Context is null && restore is not null)
            turn.DependsOn.AddRange(restore.End([prepare]).ToArray());
        if (rotation is not null)
            turn.DependsOn.Add(rotation.Rotate(prepare));
        else
            AddTurn(turn, scope, prepare);
        var node = scope.Shape.Node;
        // a host that is stopped may be switched off: its packages are updated when it has started
        if (node.Packages is not null && args.HostIsGone != true && !running.IsLeftAlone)
            options.DependsOn.Add(UpdatePackages(scope, host, turn));
        else
            options.DependsOn = turn.DependsOn;
        // The host is reachable, unless preparing it has just rebooted it.
        return new SshNode(prepare, new RemoteCommand($"{name}-node", scope.Ssh, repaired.Apply(NodeScript.For))
        {
            HasUpdate = scope.Context?.HasPeers == true,
            HasDelete = true,
            MayBoot = node.EnableMemoryCgroup.IsGiven || node.Packages is not null,
        }.Create(scope.Visible, options));
    }

    /// <summary>What must be done before the node is touched.</summary>
    internal static void AddTurn<TSpec>(CustomResourceOptions options, NodeScope<TSpec> scope, Resource prepare)
        where TSpec : INodeSpec
    {
        if (scope.Context is not null)
            options.DependsOn.AddRange(scope.Context.Turn);
        // In a cluster the first server waits for all hosts, and all other nodes wait for it.
        if ((scope.Context is null ? [prepare] : scope.Context.Prepared) is { } prepared)
            options.DependsOn.AddRange(HostHooks.Fit(scope.Name, prepared));
    }

    /// <summary>No connection is made to a host that is gone, whatever else changes.</summary>
    internal static List<string> LeftAlone(NodeArgs args) =>
        args.HostIsGone == true
            ? ["connection", "create", "update", "delete", "stdin", "logging", "addPreviousOutputInEnv", "source", "remotePath",
                "triggers"] : [];

    private static CustomResourceOptions KeptOptions<TSpec>(NodeScope<TSpec> scope)
        where TSpec : INodeSpec =>
        new() { Parent = scope.Owner, IgnoreChanges = LeftAlone(scope.Args) };

    /// <summary>
    /// Updates the packages of the host, and may reboot it, when it is the node's turn and before its own command.
    /// </summary>
    private static Command UpdatePackages<TSpec>(NodeScope<TSpec> scope, Output<HostNode> host, CustomResourceOptions options)
        where TSpec : INodeSpec
    {
        options.Parent = scope.Owner;
        options.Hooks = HostHooks.ForPrepare(scope.Name);
        // preparing a new host may have rebooted it
        return new RemoteCommand($"{scope.Name}-packages", scope.Ssh, host.Apply(PackagesScript.For)) { MayBoot = true }
            .Create(scope.Visible, options);
    }

    /// <summary>Represents the host in previews, because the engine does not show changes inside the host.</summary>
    private static void Announce<TSpec>(NodeScope<TSpec> scope)
        where TSpec : INodeSpec
    {
        var args = new RandomIdArgs { ByteLength = scope.Checked.Apply(_ => 4) };
        _ = new RandomId($"{scope.Name}-host-is-gone", args, new CustomResourceOptions { Parent = scope.Owner });
    }
}
