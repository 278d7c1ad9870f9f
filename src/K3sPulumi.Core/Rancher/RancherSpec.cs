using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Rancher;

/// <summary>A request for Rancher.</summary>
internal sealed record RancherSpec
{
    public Value<string> Version { get; init; }

    public Value<string> Hostname { get; init; }

    /// <summary>The K3s that it runs on.</summary>
    public Value<string> K3sVersion { get; init; }

    public Value<int> Replicas { get; init; }

    public Value<Secret> BootstrapPassword { get; init; }

    public LetsEncryptSpec? LetsEncrypt { get; init; }

    public CertificateSpec? Certificate { get; init; }

    public bool ExternalTls { get; init; }

    public Value<string> PrivateCa { get; init; }

    public Value<string> AdditionalTrustedCas { get; init; }

    public Value<string> AgentTlsMode { get; init; }

    public Value<string> SystemDefaultRegistry { get; init; }

    public Value<bool> UseBundledSystemChart { get; init; }

    public ChartSpec Chart { get; init; } = new();

    public Value<string> Values { get; init; }

    public Value<int> Timeout { get; init; }
}

/// <summary>A certificate of Let's Encrypt, by cert-manager.</summary>
internal sealed record LetsEncryptSpec(Value<string> Email, Value<string> Environment, Value<string> IngressClass);

/// <summary>The user's certificate for the host name of Rancher.</summary>
internal sealed record CertificateSpec(Value<string> Chain, Value<Secret> Key);
