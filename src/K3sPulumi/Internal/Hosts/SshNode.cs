using K3sPulumi.Core.Hosts;
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

    public static SshNode Create<T>(
        ComponentResource parent, string name, NodeArgs args, NodeContext? context,
        Output<bool> isChecked, Output<HostNode> node, Output<T> shown,
        SshCare care, Output<HostNode> repaired, NodeRunning running, SshRotation? rotation = null)
    {
        var ssh = args.Ssh!;
        if (args.HostIsGone == true)
            Announce(parent, name, isChecked);
        var scripts = SshScripts.Send(
            name, ssh, isChecked, args.Generation,
            new CustomResourceOptions { Parent = parent, IgnoreChanges = LeftAlone(args) });
        var sent = SshUploads.Create(parent, name, args, context, isChecked, node, shown, scripts);
        var prepare = RemoteCommand.Create(
            $"{name}-prepare", ssh, RemoteCommand.Detached(node.Apply(PrepareScript.For)), shown, hasCreate: true,
            hasDelete: false, mayBoot: false,
            options: new CustomResourceOptions
            {
                Parent = parent,
                DependsOn = [scripts, .. sent],
                IgnoreChanges = LeftAlone(args),
                Hooks = HostHooks.ForPrepare(name)
            });
        var options = new CustomResourceOptions
        {
            Parent = parent,
            DependsOn = { prepare },
            RetainOnDelete = args.HostIsGone,
            IgnoreChanges = LeftAlone(args),
            Hooks = HostHooks.ForNode(name, context?.Starts)
        };
        var turn = new CustomResourceOptions { DependsOn = [prepare, .. running.Started] };
        if (rotation is not null)
            turn.DependsOn.Add(rotation.Rotate(prepare, context));
        else
            AddTurn(turn, name, prepare, context);
        // a host that is stopped may be switched off: its packages are updated when it has started
        if (care.UpdatesPackages && args.HostIsGone != true && !running.IsLeftAlone)
            options.DependsOn.Add(SshPackages.Create(parent, name, args, node, shown, turn));
        else
            options.DependsOn = turn.DependsOn;
        // The host is reachable, unless preparing it has just rebooted it.
        return new SshNode(prepare, RemoteCommand.Create(
            $"{name}-node", ssh, repaired.Apply(NodeScript.For), shown, hasCreate: true, hasDelete: true, options,
            context?.HasPeers == true, care.MayReboot));
    }

    /// <summary>What must be done before the node is touched.</summary>
    internal static void AddTurn(CustomResourceOptions options, string name, Resource prepare, NodeContext? context)
    {
        if (context is not null)
            options.DependsOn.AddRange(context.Turn);
        // In a cluster the first server waits for all hosts, and all other nodes wait for it.
        if ((context is null ? [prepare] : context.Prepared) is { } prepared)
            options.DependsOn.AddRange(HostHooks.Fit(name, prepared));
    }

    /// <summary>No connection is made to a host that is gone, whatever else changes.</summary>
    internal static List<string> LeftAlone(NodeArgs args) =>
        args.HostIsGone == true
            ? ["connection", "create", "update", "delete", "stdin", "logging", "addPreviousOutputInEnv", "source", "remotePath",
                "triggers"] : [];

    /// <summary>Represents the host in previews, because the engine does not show changes inside the host.</summary>
    private static void Announce(ComponentResource parent, string name, Output<bool> isChecked)
    {
        var args = new RandomIdArgs { ByteLength = isChecked.Apply(_ => 4) };
        _ = new RandomId($"{name}-host-is-gone", args, new CustomResourceOptions { Parent = parent });
    }
}
