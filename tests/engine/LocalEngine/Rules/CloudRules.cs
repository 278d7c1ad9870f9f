namespace K3sPulumi.LocalEngine.Rules;

/// <summary>The hcloud provider 1.39, bridged from terraform-provider-hcloud 1.66: what replaces a machine or a key.</summary>
internal static class CloudRules
{
    private static readonly TypeRules Server = new(Effect.Update)
    {
        NameIsUnique = true,
        Unordered = ["sshKeys"],
        Effects = TypeRules.Table((Effect.Replace, ["image", "location", "datacenter", "sshKeys", "userData"])),
    };

    private static readonly TypeRules SshKey = new(Effect.Update)
    {
        NameIsUnique = true,
        Effects = TypeRules.Table((Effect.Replace, ["publicKey"])),
    };

    public static TypeRules Of(string type) => type switch
    {
        "hcloud:index/server:Server" => Server,
        "hcloud:index/sshKey:SshKey" => SshKey,
        _ => new(Effect.Update),
    };
}
