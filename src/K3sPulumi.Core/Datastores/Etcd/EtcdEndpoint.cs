using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Datastores.Etcd;

/// <summary>
/// An etcd endpoint: the comma-separated client URLs of all members. It has no users; clients authenticate with certificates.
/// </summary>
internal sealed record EtcdEndpoint(IReadOnlyList<string> Hosts)
{
    public const int DefaultPort = 2379;

    public int Port { get; init; } = DefaultPort;

    /// <summary>False for plain http, which exposes the cluster's secrets to the network.</summary>
    public bool UseTls { get; init; } = true;

    public TlsFiles Tls { get; init; } = TlsFiles.None;

    public Secret ToEndpoint() =>
        new(string.Join(',', Hosts.Select(host => $"{(UseTls ? "https" : "http")}://{EndpointPart.HostAndPort(host, Port)}")));

    public IEnumerable<Problem> Problems(string path = "") =>
    [
        .. Hosts.SelectMany((host, index) => EndpointPart.Host(EndpointPart.At(path, $"hosts[{index}]"), host)),
        .. HostsProblems(EndpointPart.At(path, "hosts")),
        .. EndpointPart.Port(EndpointPart.At(path, "port"), Port),
        .. TlsProblems(path),
        .. Tls.Problems(path),
    ];

    private IEnumerable<Problem> HostsProblems(string path)
    {
        if (Hosts.Count == 0)
            yield return new(path, "must not be empty; list every etcd member.");
        foreach (var twice in Hosts.GroupBy(host => host, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
            yield return new(path, $"names {twice.Key} {twice.Count()} times; list each member once.");
    }

    private IEnumerable<Problem> TlsProblems(string path)
    {
        if (!UseTls && Tls != TlsFiles.None)
            yield return new(EndpointPart.At(path, "tls"), "is false, but TLS files are set; remove one or the other.");
    }
}
