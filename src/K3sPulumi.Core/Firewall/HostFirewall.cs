namespace K3sPulumi.Core.Firewall;

/// <summary>What happens to firewalld or ufw on a host where one of them is active.</summary>
internal sealed record HostFirewall
{
    private HostFirewall(string mode) => Mode = mode;

    /// <summary>It stays as it is; rules that are missing are a problem of the host.</summary>
    public static HostFirewall Leave { get; } = new("leave");

    /// <summary>It is switched off.</summary>
    public static HostFirewall Disable { get; } = new("disable");

    /// <summary>configure, disable or leave.</summary>
    public string Mode { get; }

    /// <summary>Rules in firewalld's words.</summary>
    public IReadOnlyList<string> Firewalld { get; private init; } = [];

    /// <summary>The same in ufw's.</summary>
    public IReadOnlyList<string> Ufw { get; private init; } = [];

    /// <summary>The rules that are missing are added, and taken away again with the node.</summary>
    public static HostFirewall Configure(FirewallRules rules) => new("configure")
    {
        Firewalld = FirewallCommands.Firewalld(rules),
        Ufw = FirewallCommands.Ufw(rules),
    };
}
