using K3sPulumi.Core.Nodes;

namespace K3sPulumi.Internal.Hosts;

/// <summary>What the program asks for that may reboot a host.</summary>
/// <param name="MayReboot">Whether the node's command may connect to a host that is booting.</param>
/// <param name="UpdatesPackages">Whether there is a command that updates packages.</param>
internal readonly record struct SshCare(bool MayReboot, bool UpdatesPackages)
{
    public static SshCare Of(NodeSpec node) =>
        new(node.EnableMemoryCgroup.IsGiven || node.Packages is not null, node.Packages is not null);
}
