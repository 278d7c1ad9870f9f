using System.Text.RegularExpressions;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Datastores.Etcd;

/// <summary>
/// An etcd cluster that we create, each member on its own host. TLS on every connection; clients authenticate with certificates,
/// there are no passwords.
/// </summary>
internal sealed partial record EtcdCluster(IReadOnlyList<EtcdMember> Members)
{
    public const int DefaultPeerPort = 2380;

    /// <summary>Distinguishes this cluster from others on the same network.</summary>
    public required string Name { get; init; }

    public int ClientPort { get; init; } = EtcdEndpoint.DefaultPort;

    public int PeerPort { get; init; } = DefaultPeerPort;

    /// <summary>Additional names and addresses in the members' certificates.</summary>
    public IReadOnlyList<string> TlsSans { get; init; } = [];

    /// <summary>Generated, or a CA with its key; every member gets its own certificate.</summary>
    public ServerTls Tls { get; init; } = ServerTls.Generated;

    public DatastoreBackup? Backup { get; init; }

    /// <summary>Whether deleting the last member deletes its data too.</summary>
    public bool DeleteData { get; init; }

    public Secret ToEndpoint() =>
        new EtcdEndpoint([.. Members.Select(member => member.Address)]) { Port = ClientPort }.ToEndpoint();

    public string ClientUrl(EtcdMember member) => $"https://{EndpointPart.HostAndPort(member.Address, ClientPort)}";

    public string PeerUrl(EtcdMember member) => $"https://{EndpointPart.HostAndPort(member.Address, PeerPort)}";

    /// <summary>All members, in the format of <c>initial-cluster</c>.</summary>
    public string InitialCluster => string.Join(',', Members.Select(member => $"{member.Name}={PeerUrl(member)}"));

    public IReadOnlyList<Problem> Problems() => ProblemList.Of(Check);

    public void Check(ProblemList problems)
    {
        if (Members.Count is not (1 or 3 or 5))
            problems.Add("members", $"{Members.Count} members are not supported; use 1, or 3 to survive the loss of one.");
        foreach (var (index, member) in Members.Index())
            CheckMember(problems.At("members", index), member);
        CheckTwice(problems, member => member.Name);
        CheckTwice(problems, member => member.Address);
        problems.Add("clientPort", Ports.Problem(ClientPort));
        problems.Add("peerPort", Ports.Problem(PeerPort));
        problems.Add("peerPort", ClientPort == PeerPort ? "is the same as clientPort; use two different ports." : null);
        foreach (var (index, host) in TlsSans.Index())
            problems.At("tlsSans", index).Add(EndpointPart.HostProblem(host));
        Tls.Check(problems);
        Backup?.Check(problems.At("backup"));
    }

    private static void CheckMember(ProblemList problems, EtcdMember member)
    {
        if (!PlainName().IsMatch(member.Name))
            problems.Add("name", $"{Quote.Value(member.Name)} is not a valid name for a member; use letters, digits and dashes.");
        problems.Add("address", EndpointPart.HostProblem(member.Address));
    }

    private void CheckTwice(ProblemList problems, Func<EtcdMember, string> part)
    {
        foreach (var twice in Members.GroupBy(part).Where(group => group.Count() > 1))
            problems.Add("members", $"{twice.Key} is there {twice.Count()} times; each member needs its own name and host.");
    }

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9-]{0,62}\z", RegexOptions.CultureInvariant)]
    private static partial Regex PlainName();
}
