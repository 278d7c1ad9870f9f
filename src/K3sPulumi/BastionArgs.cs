using K3sPulumi.Internal.Inputs;
using Pulumi;

namespace K3sPulumi;

/// <summary>The host through which others are reached over SSH.</summary>
public sealed class BastionArgs : ResourceArgs
{
    /// <summary>Host name or address. Required.</summary>
    [Input("address", required: true)]
    public required Input<string> Address { get; set; }

    /// <summary>Port of sshd. Default: 22. Allowed: 1 to 65535.</summary>
    [Input("port")]
    public Input<int>? Port { get; set; }

    /// <summary>User to log in as. Default: <c>root</c>.</summary>
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

    /// <summary>The bastion's public key, such as <c>ssh-ed25519 AAAA…</c>. Either this or <c>trustAnyHostKey</c> must be given.</summary>
    [Input("hostKey")]
    public Input<string>? HostKey { get; set; }

    /// <summary>Says out loud that the bastion's key is not checked. Default: false.</summary>
    [Input("trustAnyHostKey")]
    public bool? TrustAnyHostKey { get; set; }

    /// <summary>How often a failing dial is repeated. Default: 60.</summary>
    [Input("dialErrorLimit")]
    public Input<int>? DialErrorLimit { get; set; }

    /// <summary>Seconds that one dial may take. Default: 15.</summary>
    [Input("perDialTimeout")]
    public Input<int>? PerDialTimeout { get; set; }
}
