namespace K3sPulumi.Core.OsCare;

/// <summary>An update of a host's packages.</summary>
/// <param name="Update">Its number; the host remembers the last one.</param>
/// <param name="Reboot">When the host reboots afterwards: <c>when-required</c>, <c>always</c> or <c>never</c>.</param>
internal sealed record HostPackages(int Update, string Reboot)
{
    public string Line => $"packages: update {Update}, reboot {Reboot.Replace('-', ' ')}";
}
