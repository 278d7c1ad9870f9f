using K3sPulumi.Internal.Inputs;
using Pulumi;

namespace K3sPulumi;

/// <summary>A Linux host that is reached over SSH.</summary>
public sealed class SshArgs : ResourceArgs
{
    /// <summary>Host name or address. Required; may be an output of a machine that this program creates.</summary>
    [Input("address", required: true)]
    public required Input<string> Address { get; set; }

    /// <summary>Port of sshd. Default: 22. Allowed: 1 to 65535.</summary>
    [Input("port")]
    public Input<int>? Port { get; set; }

    /// <summary>User to log in as; those of a directory too, such as <c>deploy@corp.example.com</c> or <c>CORP\deploy</c>. Default: <c>root</c>. Any other needs sudo.</summary>
    [Input("user")]
    public Input<string>? User { get; set; }

    /// <summary>Private key in PEM or OpenSSH form. Secret. One of <c>privateKey</c>, <c>password</c> and <c>agentSocketPath</c> must be given.</summary>
    [Input("privateKey")]
    public Input<string>? PrivateKey { get; set => field = Secrets.Mark(value); }

    /// <summary>Passphrase of the private key. Secret. Default: none.</summary>
    [Input("privateKeyPassphrase")]
    public Input<string>? PrivateKeyPassphrase { get; set => field = Secrets.Mark(value); }

    /// <summary>Password of the user. Secret. Default: none.</summary>
    [Input("password")]
    public Input<string>? Password { get; set => field = Secrets.Mark(value); }

    /// <summary>Socket of an SSH agent on the deploying machine. Default: <c>SSH_AUTH_SOCK</c>, where the provider sees it.</summary>
    [Input("agentSocketPath")]
    public Input<string>? AgentSocketPath { get; set; }

    /// <summary>
    /// The host's public key as one line of <c>ssh-keyscan</c> without the host name, such as <c>ssh-ed25519 AAAA…</c>: any other key is refused.
    /// Either this or <c>trustAnyHostKey</c> must be given.
    /// </summary>
    [Input("hostKey")]
    public Input<string>? HostKey { get; set; }

    /// <summary>Says out loud that the host's key is not checked, so anybody in between can pose as the host. Default: false.</summary>
    [Input("trustAnyHostKey")]
    public bool? TrustAnyHostKey { get; set; }

    /// <summary>Password for sudo. Secret. Default: none, so sudo must ask for none.</summary>
    [Input("sudoPassword")]
    public Input<string>? SudoPassword { get; set => field = Secrets.Mark(value); }

    /// <summary>How often a refused or failing dial is repeated (waiting up to 5 s in between) before the host counts as unreachable. Default: 60, about four minutes.</summary>
    [Input("dialErrorLimit")]
    public Input<int>? DialErrorLimit { get; set; }

    /// <summary>Seconds that one dial may take. Default: 15.</summary>
    [Input("perDialTimeout")]
    public Input<int>? PerDialTimeout { get; set; }

    /// <summary>Host through which this one is reached. Default: none.</summary>
    [Input("bastion")]
    public BastionArgs? Bastion { get; set; }
}
