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
        var connection = Login(ssh, mayBoot);
        if (ssh.Bastion is not null)
            connection.Proxy = Through(Login(ssh.Bastion, mayBoot));
        return connection;
    }

    private static ConnectionArgs Login(SshLoginArgs ssh, bool mayBoot)
    {
        var patience = mayBoot || ssh.DialErrorLimit is not null ? WhileItBoots : OnceItWasThere;
        var login = new ConnectionArgs
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
            login.PrivateKey = ssh.PrivateKey.Apply(ShortKey.Of);
        if (ssh.PrivateKeyPassphrase is not null)
            login.PrivateKeyPassword = ssh.PrivateKeyPassphrase;
        if (ssh.Password is not null)
            login.Password = ssh.Password;
        return login;
    }

    /// <summary>The provider has two types for the same settings.</summary>
    private static ProxyConnectionArgs Through(ConnectionArgs login)
    {
        var proxy = new ProxyConnectionArgs
        {
            Host = login.Host,
            Port = login.Port,
            User = login.User,
            AgentSocketPath = login.AgentSocketPath,
            HostKey = login.HostKey,
            DialErrorLimit = login.DialErrorLimit,
            PerDialTimeout = login.PerDialTimeout,
        };
        if (login.PrivateKey is not null)
            proxy.PrivateKey = login.PrivateKey;
        if (login.PrivateKeyPassword is not null)
            proxy.PrivateKeyPassword = login.PrivateKeyPassword;
        if (login.Password is not null)
            proxy.Password = login.Password;
        return proxy;
    }

    private static Input<double> PortOf(Input<int>? port) => port is null ? 22d : port.Apply(number => (double)number);
}
