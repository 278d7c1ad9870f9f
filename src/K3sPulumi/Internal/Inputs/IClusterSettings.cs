using Pulumi;

namespace K3sPulumi.Internal.Inputs;

/// <summary>What every node must know about its cluster.</summary>
internal interface IClusterSettings
{
    Input<string> Version { get; }

    Input<string>? ClusterCidr { get; }

    Input<string>? ServiceCidr { get; }

    Input<string>? FlannelBackend { get; }

    HardeningArgs? Hardening { get; }

    CertificatesArgs? Certificates { get; }

    Input<bool>? EmbeddedRegistry { get; }
}

/// <summary>What all servers of a cluster have in common: set on the cluster, or on a server by itself.</summary>
internal interface IServerSettings : IClusterSettings
{
    Input<string>? Token { get; }

    Input<string>? AgentToken { get; }

    Input<int>? TokenRotation { get; }

    bool? EmbeddedEtcd { get; }

    InputList<string> TlsSans { get; }

    InputList<string> Disable { get; }

    Input<int>? KubeconfigRenewalDays { get; }

    NetworkingArgs? Networking { get; }

    ControlPlaneArgs? ControlPlane { get; }

    Input<string>? SystemDefaultRegistry { get; }

    Input<DatastoreArgs>? Datastore { get; }

    SnapshotsArgs? Snapshots { get; }

    InputMap<string> Manifests { get; }
}
