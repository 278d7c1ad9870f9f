using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Datastores.Etcd;

/// <summary>The request for an etcd cluster that we create; unknown values have placeholders.</summary>
internal sealed record EtcdDatastoreSpec(EtcdCluster Cluster, IReadOnlyList<EtcdMemberSpec> Members)
{
    public Value<string> Drift { get; init; }
}

/// <summary>Where one member runs.</summary>
internal sealed record EtcdMemberSpec(SshSpec? Ssh, DockerSpec? Docker);
