using K3sPulumi.Core.Hosts;
using Pulumi;
using Pulumi.Command.Remote;

namespace K3sPulumi.Ssh;

/// <summary>A node on a host: the command that prepares the host, and the one that owns the node's life.</summary>
internal sealed class SshNode
{
    private SshNode(Command node) => Node = node;

    /// <summary>Done when the node is Ready; deleting it uninstalls K3s.</summary>
    public Command Node { get; }

    public static SshNode Create<T>(ComponentResource parent, string name, SshArgs ssh, Output<HostNode> node, Output<T> shown, IReadOnlyList<Resource> after)
    {
        var prepare = RemoteCommand.Create(
            $"{name}-prepare", ssh, node.Apply(PrepareScript.For), shown, hasCreate: true, hasDelete: false, new CustomResourceOptions { Parent = parent });
        var options = new CustomResourceOptions { Parent = parent, DependsOn = { prepare } };
        foreach (var resource in after)
            options.DependsOn.Add(resource);
        return new SshNode(RemoteCommand.Create($"{name}-node", ssh, node.Apply(NodeScript.For), shown, hasCreate: true, hasDelete: true, options));
    }
}
