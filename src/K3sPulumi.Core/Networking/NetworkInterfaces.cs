using System.Text.RegularExpressions;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Networking;

/// <summary>Names of network interfaces on Linux.</summary>
internal static partial class NetworkInterfaces
{
    public static string? Problem(string name) => Name().IsMatch(name)
        ? null
        : $"{Quote.Value(name)} is not a valid network interface; use a name that ip link shows, such as eth1.";

    [GeneratedRegex(@"\A[A-Za-z0-9_][A-Za-z0-9._@-]{0,14}\z")]
    private static partial Regex Name();
}
