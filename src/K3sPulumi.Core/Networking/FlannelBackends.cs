using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Networking;

/// <summary>How flannel carries packets between nodes (<c>flannel-backend</c>).</summary>
internal static class FlannelBackends
{
    /// <summary>K3s's own choice.</summary>
    public const string Default = "vxlan";

    public static readonly IReadOnlyList<string> All = [Default, "host-gw", "wireguard-native", "none"];

    public static string? Problem(string backend) => backend switch
    {
        "wireguard" or "ipsec" => $"\"{backend}\" was removed from K3s; use wireguard-native.",
        "tailscale" => "\"tailscale\" is enabled with vpnAuth; remove flannelBackend.",
        _ => AllowedValues.Problem(backend, All),
    };
}
