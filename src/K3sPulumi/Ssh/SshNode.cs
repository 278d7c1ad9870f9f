using K3sPulumi.Core.Hosts;
using Pulumi;
using Pulumi.Command.Remote;

namespace K3sPulumi.Ssh;

/// <summary>A node on a host: the command that prepares the host, and the one that owns the node's life.</summary>
internal sealed class SshNode
{
    private SshNode(Command prepare, Command node) => (Prepare, Node) = (prepare, node);

    /// <summary>Done when the host is checked and has what the node will need.</summary>
    public Command Prepare { get; }

    /// <summary>Done when the node is Ready; deleting it uninstalls K3s.</summary>
    public Command Node { get; }

    public static SshNode Create<T>(ComponentResource parent, string name, NodeArgs args, Output<bool> isChecked, Output<HostNode> node, Output<T> shown)
    {
        var ssh = args.Ssh!;
        var sent = SshUploads.Create(parent, name, args, isChecked, node, shown);
        var prepare = RemoteCommand.Create(
            $"{name}-prepare", ssh, node.Apply(PrepareScript.For), shown, hasCreate: true, hasDelete: false,
            new CustomResourceOptions { Parent = parent, DependsOn = [.. sent], Hooks = HostHooks.ForPrepare(name) });
        var options = new CustomResourceOptions { Parent = parent, DependsOn = { prepare }, RetainOnDelete = args.HostIsGone, Hooks = HostHooks.ForNode(name) };
        foreach (var resource in args.Placement?.After ?? [])
            options.DependsOn.Add(resource);
        if (args.Placement?.Prepared is { } all)
            options.DependsOn.AddRange(all);
        var hasUpdate = args.Placement is { Plan.Initialises: true, Peers.Count: > 0 };
        return new SshNode(prepare, RemoteCommand.Create($"{name}-node", ssh, node.Apply(NodeScript.For), shown, hasCreate: true, hasDelete: true, options, hasUpdate));
    }
}
