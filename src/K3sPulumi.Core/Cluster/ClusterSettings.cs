using K3sPulumi.Core.Datastores;
using K3sPulumi.Core.Existing;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Cluster;

/// <summary>What all servers of a cluster have in common.</summary>
internal sealed record ClusterSettings
{
    public Value<string> Version { get; init; }

    public Value<IReadOnlyList<string>> TlsSans { get; init; }

    public Value<IReadOnlyList<string>> Disable { get; init; }

    public Value<string> ClusterCidr { get; init; }

    public Value<string> ServiceCidr { get; init; }

    public Value<string> FlannelBackend { get; init; }

    /// <summary>How many days before its certificate expires the kubeconfig is renewed.</summary>
    public Value<int> KubeconfigRenewalDays { get; init; }

    public Value<Secret> Token { get; init; }

    public Value<Secret> AgentToken { get; init; }

    /// <summary>Null: the servers store the state themselves.</summary>
    public DatastoreSpec? Datastore { get; init; }

    /// <summary>The connection string of <see cref="Datastore"/>, however it was specified.</summary>
    public Value<Secret> DatastoreEndpoint => Datastore?.ConnectionText ?? Value<Secret>.Absent;

    public Value<Secret> DatastoreCa => Datastore?.Ca ?? Value<Secret>.Absent;

    public Value<Secret> DatastoreCertificate => Datastore?.Certificate ?? Value<Secret>.Absent;

    public Value<Secret> DatastoreKey => Datastore?.Key ?? Value<Secret>.Absent;

    /// <summary>Whether a single server stores its state in etcd, so that others can join later.</summary>
    public bool EmbeddedEtcd { get; init; }

    /// <summary>Null: K3s defaults.</summary>
    public SnapshotsSpec? Snapshots { get; init; }

    /// <summary>Kubernetes objects as YAML, by file name.</summary>
    public Value<IReadOnlyDictionary<string, Secret>> Manifests { get; init; }

    public ClusterOptions Options { get; init; } = new();

    /// <summary>
    /// As much of it as an agent must know: networks, the way between pods, and options that concern every node.
    /// </summary>
    public ClusterSettings ForAgents() => new()
    {
        Version = Version,
        ClusterCidr = ClusterCidr,
        ServiceCidr = ServiceCidr,
        FlannelBackend = FlannelBackend,
        Options = new() { Hardening = Options.Hardening, EmbeddedRegistry = Options.EmbeddedRegistry },
    };
}
