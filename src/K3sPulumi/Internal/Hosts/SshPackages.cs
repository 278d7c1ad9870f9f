using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.OsCare;
using Pulumi;
using Pulumi.Command.Remote;

namespace K3sPulumi.Internal.Hosts;

/// <summary>
/// Updates the packages of a node's host, and may reboot it, when it is the node's turn and before its own command.
/// </summary>
internal static class SshPackages
{
    /// <param name="parent">The node.</param>
    /// <param name="name">Its name.</param>
    /// <param name="args">Its arguments.</param>
    /// <param name="node">Its data.</param>
    /// <param name="shown">Known and not secret.</param>
    /// <param name="options">What must be done before, also before the node's command.</param>
    public static Command Create<T>(ComponentResource parent, string name, NodeArgs args, Output<HostNode> node, Output<T> shown,
        CustomResourceOptions options)
    {
        options.Parent = parent;
        options.Hooks = HostHooks.ForPrepare(name);
        // preparing a new host may have rebooted it
        return RemoteCommand.Create($"{name}-packages", args.Ssh!, node.Apply(PackagesScript.For), shown, hasCreate: true,
            hasDelete: false, options);
    }
}
