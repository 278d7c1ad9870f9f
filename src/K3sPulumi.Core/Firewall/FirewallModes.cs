using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Firewall;

/// <summary>What may happen to firewalld or ufw; a <see cref="HostFirewall"/> is what does.</summary>
internal static class FirewallModes
{
    public static readonly IReadOnlyList<string> All = ["configure", "disable", "leave"];

    public static string? Problem(string text) => AllowedValues.Problem(text, All);
}
