using K3sPulumi.Core.Networking;
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

    public void Check(ProblemList problems)
    {
        foreach (var (index, host) in Hosts.Index())
            problems.At("hosts", index).Add(EndpointPart.HostProblem(host));
        if (Hosts.Count == 0)
            problems.Add("hosts", "must not be empty; list every etcd member.");
        foreach (var twice in Hosts.GroupBy(host => host, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
            problems.Add("hosts", $"names {twice.Key} {twice.Count()} times; list each member once.");
        problems.Add("port", Ports.Problem(Port));
        if (!UseTls && Tls != TlsFiles.None)
            problems.Add("tls", "is false, but TLS files are set; remove one or the other.");
        Tls.Check(problems);
    }
}
