namespace K3sPulumi.Core.Firewall;

/// <summary>What happens to an active firewalld or ufw on a host.</summary>
internal sealed record HostFirewall
{
    private HostFirewall(string mode) => Mode = mode;

    /// <summary>It is not changed; a host with missing rules is rejected.</summary>
    public static HostFirewall Leave { get; } = new("leave");

    /// <summary>It is disabled.</summary>
    public static HostFirewall Disable { get; } = new("disable");

    /// <summary>configure, disable or leave.</summary>
    public string Mode { get; }

    /// <summary>Rules in firewalld's syntax.</summary>
    public IReadOnlyList<string> Firewalld { get; private init; } = [];

    /// <summary>The same in ufw's syntax.</summary>
    public IReadOnlyList<string> Ufw { get; private init; } = [];

    /// <summary>Missing rules are added, and removed again with the node.</summary>
    public static HostFirewall Configure(FirewallRules rules) => new("configure")
    {
        Firewalld = FirewallCommands.Firewalld(rules),
        Ufw = FirewallCommands.Ufw(rules),
    };
}
