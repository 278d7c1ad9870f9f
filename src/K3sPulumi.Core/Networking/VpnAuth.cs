using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Networking;

/// <summary>Checks of <c>vpn-auth</c>; messages contain keys and never values.</summary>
internal static class VpnAuth
{
    private const string Remedy = "use name=tailscale,joinKey=KEY";

    /// <summary>Everything after it is passed to the VPN program unchanged, including commas.</summary>
    private const string ExtraArguments = ",extraArgs=";

    private static readonly string[] Keys = ["name", "joinKey", "controlServerURL"];

    public static string? Problem(Secret text)
    {
        var halves = text.Value.Split(ExtraArguments);
        var parts = halves[0].Split(',').Select(part => part.Split('=', 2)).ToList();
        var names = parts.Select(part => part[0]).ToList();
        return names switch
        {
            _ when halves.Length > 2 => "has extraArgs twice, but K3s reads only one; combine them, separated by spaces.",
            _ when parts.Any(part => part.Length < 2 || part[1].Length == 0) => $"has a part that is not key=value; {Remedy}.",
            ["extraArgs", ..] => "starts with extraArgs; put it last.",
            _ when names.Except(Keys).Any() =>
                $"has a key that K3s does not know; use only {string.Join(", ", Keys)}, extraArgs.",
            _ when names.Distinct().Count() < names.Count => "has a key twice; keep one.",
            _ when parts.All(part => part is not ["name", "tailscale"]) => $"has no VPN that K3s supports; {Remedy}.",
            _ when !names.Contains("joinKey") => $"has no joinKey; {Remedy}.",
            _ when parts.Any(part => part[1].Contains('=', StringComparison.Ordinal)) =>
                "has a value that contains \"=\", of which K3s reads only the part before it; remove that.",
            _ when parts.Find(part => part[0] == "controlServerURL") is [_, var url]
                && !HttpUrl.IsValid(url) =>
                "has a controlServerURL that is not a valid URL; use one such as https://headscale.example.com.",
            _ => null,
        };
    }
}
