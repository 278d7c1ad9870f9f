using K3sPulumi.Core.Options;

namespace K3sPulumi.Core.Specs;

/// <summary>What all servers of a cluster have in common.</summary>
internal sealed record ClusterSettings
{
    public Value<string> Version { get; init; }

    public Value<IReadOnlyList<string>> TlsSans { get; init; }

    public Value<IReadOnlyList<string>> Disable { get; init; }

    public Value<string> ClusterCidr { get; init; }

    public Value<string> ServiceCidr { get; init; }

    public Value<string> FlannelBackend { get; init; }

    /// <summary>How many days before the end of its certificate the kubeconfig is renewed.</summary>
    public Value<int> KubeconfigRenewalDays { get; init; }

    public Value<Secret> Token { get; init; }

    public Value<Secret> AgentToken { get; init; }

    public Value<Secret> DatastoreEndpoint { get; init; }

    public Value<Secret> DatastoreCa { get; init; }

    public Value<Secret> DatastoreCertificate { get; init; }

    public Value<Secret> DatastoreKey { get; init; }

    /// <summary>Whether the single server keeps its state in etcd, so that others can join later.</summary>
    public bool EmbeddedEtcd { get; init; }

    /// <summary>Null: as K3s does it by itself.</summary>
    public SnapshotsSpec? Snapshots { get; init; }

    /// <summary>Kubernetes objects as YAML, by the names of their files.</summary>
    public Value<IReadOnlyDictionary<string, Secret>> Manifests { get; init; }

    public ClusterOptions Options { get; init; } = new();
}
