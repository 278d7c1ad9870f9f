namespace K3sPulumi.Core.Datastores.Etcd;

/// <summary>One member of an etcd cluster: its name, and where servers and the other members reach it.</summary>
internal sealed record EtcdMember(string Name, string Address);
