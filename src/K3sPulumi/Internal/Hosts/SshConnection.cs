using K3sPulumi.Core.Hosts;
using Pulumi;
using Pulumi.Command.Remote.Inputs;

namespace K3sPulumi.Internal.Hosts;

/// <summary>How Pulumi's commands reach a host.</summary>
internal static class SshConnection
{
    /// <summary>Enough for a machine that is still booting: about four minutes of refused connections.</summary>
    private static readonly (int Errors, int Seconds) WhileItBoots = (60, 15);

    /// <summary>About a minute for a host that does not respond or refuses connections.</summary>
    private static readonly (int Errors, int Seconds) OnceItWasThere = (12, 4);

    /// <param name="ssh">The host.</param>
    /// <param name="mayBoot">
    /// Whether the host may still be booting: true for the first connection and after a reboot. It determines inputs, so it must
    /// not depend on whether a node is new: the next update would connect to every host only because its node is no longer new.
    /// </param>
    public static ConnectionArgs For(SshArgs ssh, bool mayBoot = true)
    {
        var patience = mayBoot || ssh.DialErrorLimit is not null ? WhileItBoots : OnceItWasThere;
        var connection = new ConnectionArgs
        {
            Host = ssh.Address,
            Port = PortOf(ssh.Port),
            User = ssh.User ?? "root",
            AgentSocketPath = ssh.AgentSocketPath,
            HostKey = ssh.HostKey,
            DialErrorLimit = ssh.DialErrorLimit ?? patience.Errors,
            PerDialTimeout = ssh.PerDialTimeout ?? patience.Seconds,
        };

        // A secret that is null would be sent as a secret without a value.
        if (ssh.PrivateKey is not null)
            connection.PrivateKey = ssh.PrivateKey.Apply(ShortKey.Of);
        if (ssh.PrivateKeyPassphrase is not null)
            connection.PrivateKeyPassword = ssh.PrivateKeyPassphrase;
        if (ssh.Password is not null)
            connection.Password = ssh.Password;
        if (ssh.Bastion is not null)
            connection.Proxy = Proxy(ssh.Bastion, mayBoot);
        return connection;
    }

    private static ProxyConnectionArgs Proxy(BastionArgs bastion, bool mayBoot)
    {
        var patience = mayBoot || bastion.DialErrorLimit is not null ? WhileItBoots : OnceItWasThere;
        var proxy = new ProxyConnectionArgs
        {
            Host = bastion.Address,
            Port = PortOf(bastion.Port),
            User = bastion.User ?? "root",
            AgentSocketPath = bastion.AgentSocketPath,
            HostKey = bastion.HostKey,
            DialErrorLimit = bastion.DialErrorLimit ?? patience.Errors,
            PerDialTimeout = bastion.PerDialTimeout ?? patience.Seconds,
        };
        if (bastion.PrivateKey is not null)
            proxy.PrivateKey = bastion.PrivateKey.Apply(ShortKey.Of);
        if (bastion.PrivateKeyPassphrase is not null)
            proxy.PrivateKeyPassword = bastion.PrivateKeyPassphrase;
        if (bastion.Password is not null)
            proxy.Password = bastion.Password;
        return proxy;
    }

    private static Input<double> PortOf(Input<int>? port) => port is null ? 22d : port.Apply(number => (double)number);
}
