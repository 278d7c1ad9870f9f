namespace K3sPulumi.Core;

/// <summary>What <c>vpn-auth</c> may say; messages name keys and never values.</summary>
internal static class VpnAuth
{
    private const string Remedy = "write name=tailscale,joinKey=KEY";

    private static readonly string[] Keys = ["name", "joinKey", "controlServerURL", "extraArgs"];

    public static string? Problem(Secret text)
    {
        var parts = text.Value.Split(',').Select(part => part.Split('=', 2)).ToList();
        if (parts.Any(part => part.Length < 2 || part[1].Length == 0))
            return $"has a part that is no key=value; {Remedy}.";

        var names = parts.Select(part => part[0].Trim()).ToList();
        return names switch
        {
            _ when names.Except(Keys).Any() => $"has a key that K3s does not know; it knows {string.Join(", ", Keys)}.",
            _ when names.Distinct().Count() < names.Count => "has a key twice; keep one of each.",
            _ when parts.All(part => part[0].Trim() != "name" || part[1] != "tailscale") => $"names no VPN that K3s knows; {Remedy}.",
            _ when !names.Contains("joinKey") => $"has no joinKey; {Remedy}.",
            _ when parts.Find(part => part[0].Trim() == "controlServerURL") is [_, var url]
                && !(Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed.Scheme is "https" or "http") =>
                "has a controlServerURL that is no URL; write it as in https://headscale.example.com.",
            _ => null,
        };
    }
}
