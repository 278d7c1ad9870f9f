using System.Globalization;

namespace K3sPulumi.Core.Datastores.Etcd;

/// <summary>A member's configuration file. What it must know of the others at its first start is put right on the host.</summary>
internal static class EtcdConfig
{
    public const string Home = "/var/lib/k3s-etcd";

    public const int ElectionMilliseconds = 5000;

    /// <summary>With K3s's own figures for heartbeat and election, which bear slower disks and networks than etcd's.</summary>
    public static string For(EtcdCluster cluster, EtcdMember member, string home = Home)
    {
        var any = member.Address.Contains(':', StringComparison.Ordinal) ? "[::]" : "0.0.0.0";
        return string.Create(CultureInfo.InvariantCulture, $"""
            # written by K3sPulumi; what is changed here is overwritten
            name: {member.Name}
            data-dir: {home}/data
            listen-client-urls: https://{any}:{cluster.ClientPort}
            advertise-client-urls: {cluster.ClientUrl(member)}
            listen-peer-urls: https://{any}:{cluster.PeerPort}
            initial-advertise-peer-urls: {cluster.PeerUrl(member)}
            initial-cluster: {cluster.InitialCluster}
            initial-cluster-state: new
            initial-cluster-token: {cluster.Name}
            listen-metrics-urls: http://127.0.0.1:2381
            # as it is without a file, for whoever looks in with curl
            enable-grpc-gateway: true
            heartbeat-interval: 500
            election-timeout: {ElectionMilliseconds}
            quota-backend-bytes: 8589934592
            client-transport-security:
              client-cert-auth: true
              trusted-ca-file: {home}/tls/k3spulumi-ca.crt
              cert-file: {home}/tls/k3spulumi-server.crt
              key-file: {home}/tls/k3spulumi-server.key
            peer-transport-security:
              client-cert-auth: true
              trusted-ca-file: {home}/tls/k3spulumi-ca.crt
              cert-file: {home}/tls/k3spulumi-server.crt
              key-file: {home}/tls/k3spulumi-server.key

            """);
    }
}
