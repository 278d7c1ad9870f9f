using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Hosts;

namespace K3sPulumi.Core.Datastores.Etcd;

/// <summary>What is asked of an etcd of our own; what is not known yet has a harmless value.</summary>
internal sealed record EtcdDatastoreSpec(EtcdCluster Cluster, IReadOnlyList<EtcdMemberSpec> Members);

/// <summary>Where one member runs.</summary>
internal sealed record EtcdMemberSpec(SshSpec? Ssh, DockerSpec? Docker);
