using K3sPulumi.Internal.Inputs;
using Pulumi;

namespace K3sPulumi;

/// <summary>How a machine is reached over SSH.</summary>
public abstract class SshLoginArgs : ResourceArgs
{
    private protected SshLoginArgs()
    {
    }

    /// <summary>Host name or IP address. Required. It may be an output of a machine that this program creates.</summary>
    [Input("address", required: true)]
    public required Input<string> Address { get; set; }

    /// <summary>SSH port. Default: 22. Allowed: 1 to 65535. Other values are rejected.</summary>
    [Input("port")]
    public Input<int>? Port { get; set; }

    /// <summary>
    /// User to log in as, including directory users such as <c>deploy@corp.example.com</c> or <c>CORP\deploy</c>. Default:
    /// <c>root</c>. On a host that runs K3s, other users need sudo.
    /// </summary>
    [Input("user")]
    public Input<string>? User { get; set; }

    /// <summary>
    /// Private key in PEM or OpenSSH format. At least one of <c>privateKey</c>, <c>password</c> and <c>agentSocketPath</c> is
    /// required. Secret.
    /// </summary>
    [Input("privateKey")]
    public Input<string>? PrivateKey { get; set => field = Secrets.Mark(value); }

    /// <summary>Passphrase of the private key. Default: none. Secret.</summary>
    [Input("privateKeyPassphrase")]
    public Input<string>? PrivateKeyPassphrase { get; set => field = Secrets.Mark(value); }

    /// <summary>Password of the user. Default: none. Secret.</summary>
    [Input("password")]
    public Input<string>? Password { get; set => field = Secrets.Mark(value); }

    /// <summary>
    /// Socket of an SSH agent on the deploying machine. Default: <c>SSH_AUTH_SOCK</c>, if the Pulumi provider can see it.
    /// </summary>
    [Input("agentSocketPath")]
    public Input<string>? AgentSocketPath { get; set; }

    /// <summary>
    /// Public key of the host, as printed by <c>ssh-keyscan</c> without the host name, such as <c>ssh-ed25519 AAAA…</c>.
    /// Connections to a host with another key fail. RSA keys are rejected. Either this or <c>trustAnyHostKey</c> is required.
    /// </summary>
    [Input("hostKey")]
    public Input<string>? HostKey { get; set; }

    /// <summary>
    /// Disables host key verification, so that anyone between the two machines can impersonate the host. Default: false.
    /// </summary>
    [Input("trustAnyHostKey")]
    public Input<bool>? TrustAnyHostKey { get; set; }

    /// <summary>
    /// Number of times a failed connection attempt is repeated, up to 5 s apart, before the host is considered unreachable.
    /// Default: 60 for the first connection to a new host, about four minutes; 12 for
    /// the others, about a minute, so that a host that sleeps does not hold up the rest.
    /// </summary>
    [Input("dialErrorLimit")]
    public Input<int>? DialErrorLimit { get; set; }

    /// <summary>
    /// Timeout of one connection attempt, in seconds. Default: 15 for the first connection to a new host or with
    /// <c>dialErrorLimit</c>; else 4.
    /// </summary>
    [Input("perDialTimeout")]
    public Input<int>? PerDialTimeout { get; set; }
}
