using System.Text.RegularExpressions;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Datastores.Etcd;

/// <summary>An etcd cluster of our own, each member on its host. TLS on every connection; certificates log in, there are no passwords.</summary>
internal sealed partial record EtcdCluster(IReadOnlyList<EtcdMember> Members)
{
    /// <summary>Tells this cluster's members from those of another on the same network.</summary>
    public required string Name { get; init; }

    public int ClientPort { get; init; } = 2379;

    public int PeerPort { get; init; } = 2380;

    /// <summary>Further names and addresses for the members' certificates.</summary>
    public IReadOnlyList<string> TlsSans { get; init; } = [];

    /// <summary>Generated, or a CA with its key; every member signs its own certificate.</summary>
    public ServerTls Tls { get; init; } = ServerTls.Generated;

    public DatastoreBackup? Backup { get; init; }

    /// <summary>Whether deleting the last member deletes its data too.</summary>
    public bool DeleteData { get; init; }

    public Secret ToEndpoint() => new EtcdEndpoint([.. Members.Select(member => member.Address)]) { Port = ClientPort }.ToEndpoint();

    public string ClientUrl(EtcdMember member) => $"https://{EndpointPart.HostAndPort(member.Address, ClientPort)}";

    public string PeerUrl(EtcdMember member) => $"https://{EndpointPart.HostAndPort(member.Address, PeerPort)}";

    /// <summary>All members, as <c>initial-cluster</c> has them.</summary>
    public string InitialCluster => string.Join(',', Members.Select(member => $"{member.Name}={PeerUrl(member)}"));

    public IEnumerable<Problem> Problems(string path = "") =>
    [
        .. NumberProblems(EndpointPart.At(path, "members")),
        .. Members.SelectMany((member, index) => MemberProblems(EndpointPart.At(path, $"members[{index}]"), member)),
        .. Twice(EndpointPart.At(path, "members"), member => member.Name),
        .. Twice(EndpointPart.At(path, "members"), member => member.Address),
        .. EndpointPart.Port(EndpointPart.At(path, "clientPort"), ClientPort),
        .. EndpointPart.Port(EndpointPart.At(path, "peerPort"), PeerPort),
        .. ClientPort == PeerPort ? [new Problem(EndpointPart.At(path, "peerPort"), "is the same as clientPort; use two different ones.")] : (Problem[])[],
        .. TlsSans.SelectMany((host, index) => EndpointPart.Host(EndpointPart.At(path, $"tlsSans[{index}]"), host)),
        .. Tls.Problems(EndpointPart.At(path, "tls")),
        .. Tls.Certificate is null ? [] : (Problem[])[new(EndpointPart.At(path, "tls.certificate"), "cannot be given for etcd, whose members need one each; give a CA and its key.")],
        .. Backup?.Problems(EndpointPart.At(path, "backup")) ?? [],
    ];

    private IEnumerable<Problem> NumberProblems(string path)
    {
        if (Members.Count is not (1 or 3 or 5))
            yield return new(path, $"{Members.Count} members are not a good number; use 1, or 3 to survive the loss of one.");
    }

    private static IEnumerable<Problem> MemberProblems(string path, EtcdMember member)
    {
        if (!PlainName().IsMatch(member.Name))
            yield return new(EndpointPart.At(path, "name"), $"\"{member.Name}\" is not a name for a member; use letters, digits and dashes.");
        foreach (var problem in EndpointPart.Host(EndpointPart.At(path, "address"), member.Address))
            yield return problem;
    }

    private IEnumerable<Problem> Twice(string path, Func<EtcdMember, string> part) => Members
        .GroupBy(part).Where(group => group.Count() > 1)
        .Select(group => new Problem(path, $"{group.Key} is there {group.Count()} times; each member needs a name and a host of its own."));

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9-]{0,62}\z", RegexOptions.CultureInvariant)]
    private static partial Regex PlainName();
}
