using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Hosts;

namespace K3sPulumi.Core.Datastores.Etcd;

/// <summary>The request for an etcd cluster that we create; unknown values have placeholders.</summary>
internal sealed record EtcdDatastoreSpec(EtcdCluster Cluster, IReadOnlyList<EtcdMemberSpec> Members);

/// <summary>Where one member runs.</summary>
internal sealed record EtcdMemberSpec(SshSpec? Ssh, DockerSpec? Docker);
