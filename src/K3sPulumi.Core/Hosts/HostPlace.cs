using System.Globalization;
using K3sPulumi.Core.Networking;

namespace K3sPulumi.Core.Hosts;

/// <summary>
/// A host as reached by SSH, normalized. The same address behind different bastions, or on different ports, can be
/// different hosts.
/// </summary>
internal sealed record HostPlace(string Address, int Port, string Bastion)
{
    /// <summary>Null if part of it is not known yet.</summary>
    public static HostPlace? Of(SshSpec? ssh)
    {
        if (ssh is not { Address: { IsKnown: true, Content: { Length: > 0 } address }, Port.IsUnknown: false })
            return null;
        var bastion = Of(ssh.Bastion);
        return ssh.Bastion is not null && bastion is null
            ? null
            : new HostPlace(SpecialAddresses.Normal(address), ssh.Port.Or(22), bastion?.ToString() ?? "");
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Bastion}>{Address}:{Port}");
}
