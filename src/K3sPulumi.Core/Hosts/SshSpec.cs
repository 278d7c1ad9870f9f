using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Hosts;

/// <summary>The SSH connection to a host.</summary>
internal sealed record SshSpec
{
    public Value<string> Address { get; init; }

    public Value<int> Port { get; init; }

    public Value<string> User { get; init; }

    public Value<Secret> PrivateKey { get; init; }

    public Value<Secret> PrivateKeyPassphrase { get; init; }

    public Value<Secret> Password { get; init; }

    public Value<string> AgentSocketPath { get; init; }

    public Value<string> HostKey { get; init; }

    public Value<bool> TrustAnyHostKey { get; init; }

    public Value<Secret> SudoPassword { get; init; }

    public Value<int> DialErrorLimit { get; init; }

    /// <summary>Seconds.</summary>
    public Value<int> PerDialTimeout { get; init; }

    public SshSpec? Bastion { get; init; }
}
