using Pulumi;
using Pulumi.Command.Remote.Inputs;

namespace K3sPulumi.Internal.Hosts;

/// <summary>How Pulumi's commands reach a host.</summary>
internal static class SshConnection
{
    /// <summary>Enough for a machine that is still booting: about four minutes of refused connections.</summary>
    private const int DialErrorLimit = 60;

    private const int PerDialSeconds = 15;

    public static ConnectionArgs For(SshArgs ssh)
    {
        var connection = new ConnectionArgs
        {
            Host = ssh.Address,
            Port = PortOf(ssh.Port),
            User = ssh.User ?? "root",
            AgentSocketPath = ssh.AgentSocketPath,
            HostKey = ssh.HostKey,
            DialErrorLimit = ssh.DialErrorLimit ?? DialErrorLimit,
            PerDialTimeout = ssh.PerDialTimeout ?? PerDialSeconds,
        };

        // A secret that is set to null would be sent, as a secret without a value.
        if (ssh.PrivateKey is not null)
            connection.PrivateKey = ssh.PrivateKey;
        if (ssh.PrivateKeyPassphrase is not null)
            connection.PrivateKeyPassword = ssh.PrivateKeyPassphrase;
        if (ssh.Password is not null)
            connection.Password = ssh.Password;
        if (ssh.Bastion is not null)
            connection.Proxy = Proxy(ssh.Bastion);
        return connection;
    }

    private static ProxyConnectionArgs Proxy(BastionArgs bastion)
    {
        var proxy = new ProxyConnectionArgs
        {
            Host = bastion.Address,
            Port = PortOf(bastion.Port),
            User = bastion.User ?? "root",
            AgentSocketPath = bastion.AgentSocketPath,
            HostKey = bastion.HostKey,
            DialErrorLimit = bastion.DialErrorLimit ?? DialErrorLimit,
            PerDialTimeout = bastion.PerDialTimeout ?? PerDialSeconds,
        };
        if (bastion.PrivateKey is not null)
            proxy.PrivateKey = bastion.PrivateKey;
        if (bastion.PrivateKeyPassphrase is not null)
            proxy.PrivateKeyPassword = bastion.PrivateKeyPassphrase;
        if (bastion.Password is not null)
            proxy.Password = bastion.Password;
        return proxy;
    }

    private static Input<double> PortOf(Input<int>? port) => port is null ? 22d : port.Apply(number => (double)number);
}
