using Pulumi;
using Pulumi.Command.Remote.Inputs;

namespace K3sPulumi.Ssh;

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
            PrivateKey = ssh.PrivateKey,
            PrivateKeyPassword = ssh.PrivateKeyPassphrase,
            Password = ssh.Password,
            AgentSocketPath = ssh.AgentSocketPath,
            HostKey = ssh.HostKey,
            DialErrorLimit = ssh.DialErrorLimit ?? DialErrorLimit,
            PerDialTimeout = ssh.PerDialTimeout ?? PerDialSeconds,
        };
        if (ssh.Bastion is not null)
            connection.Proxy = Proxy(ssh.Bastion);
        return connection;
    }

    private static ProxyConnectionArgs Proxy(BastionArgs bastion) => new()
    {
        Host = bastion.Address,
        Port = PortOf(bastion.Port),
        User = bastion.User ?? "root",
        PrivateKey = bastion.PrivateKey,
        PrivateKeyPassword = bastion.PrivateKeyPassphrase,
        Password = bastion.Password,
        AgentSocketPath = bastion.AgentSocketPath,
        HostKey = bastion.HostKey,
        DialErrorLimit = bastion.DialErrorLimit ?? DialErrorLimit,
        PerDialTimeout = bastion.PerDialTimeout ?? PerDialSeconds,
    };

    private static Input<double> PortOf(Input<int>? port) => port is null ? 22d : port.Apply(number => (double)number);
}
