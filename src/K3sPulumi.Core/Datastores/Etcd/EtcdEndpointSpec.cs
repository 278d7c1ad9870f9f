using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Datastores.Etcd;

/// <summary>An existing etcd cluster, by its members.</summary>
internal sealed record EtcdEndpointSpec
{
    public Value<IReadOnlyList<string>> Hosts { get; init; }

    public Value<int> Port { get; init; }

    public Value<bool> Tls { get; init; }

    public bool IsUnknown => Hosts.IsUnknown || Port.IsUnknown || Tls.IsUnknown;
}
