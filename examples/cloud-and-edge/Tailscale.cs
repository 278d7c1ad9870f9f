using K3sPulumi;
using Pulumi;
using Pulumi.Command.Remote.Inputs;
using Command = Pulumi.Command.Remote.Command;

/// <summary>Installs the client; K3s itself connects it with the key in <c>vpnAuth</c>.</summary>
internal static class Tailscale
{
    private const string Install = """
        # Not on every machine, and its warnings end with 2: what counts is that it no longer uses the package manager.
        timeout 600 cloud-init status --wait >/dev/null 2>&1 || true
        command -v tailscale >/dev/null || curl -fsSL https://tailscale.com/install.sh | sh
        """;

    public static Resource On(string name, SshArgs ssh)
    {
        var connection = new ConnectionArgs
        {
            Host = ssh.Address,
            User = ssh.User,
            PrivateKey = ssh.PrivateKey,
            HostKey = ssh.HostKey,
            DialErrorLimit = 12,
        };
        if (ssh.Bastion is { } bastion)
        {
            connection.Proxy = new ProxyConnectionArgs
            {
                Host = bastion.Address,
                User = bastion.User,
                PrivateKey = bastion.PrivateKey,
                HostKey = bastion.HostKey,
            };
        }

        return new Command($"{name}-tailscale", new() { Connection = connection, Create = Install });
    }
}
