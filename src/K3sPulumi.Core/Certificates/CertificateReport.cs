using System.Globalization;
using K3sPulumi.Core.Scripts;

namespace K3sPulumi.Core.Certificates;

/// <summary>When the certificates of a node expire, as its last run printed it.</summary>
/// <param name="Leaf">The leaf certificate that expires first; null: the run did not print it.</param>
/// <param name="Authorities">The CAs of a server.</param>
internal sealed record CertificateReport(CertificateEnd? Leaf, IReadOnlyList<CertificateEnd> Authorities)
{
    /// <summary>
    /// How long before the expiry of a leaf certificate to warn. K3s renews it at a restart from 120 days before.
    /// </summary>
    public const int LeafWarningDays = 60;

    /// <summary>How long before the expiry of a CA to warn, as K3s does.</summary>
    public const int AuthorityWarningDays = 365;

    /// <summary>The CA that expires first; null for agents, and if the run did not print it.</summary>
    public CertificateEnd? Authority => Authorities.MinBy(authority => authority.Time);

    public static CertificateReport Read(string? printed)
    {
        var text = printed is null ? null : MarkedOutput.Parts(printed)?.GetValueOrDefault("certificates");
        var lines = (text ?? "").Split('\n').Select(line => line.Split(' ')).Where(words => words.Length == 3)
            .Select(words => (Kind: words[0], End: CertificateEnd.Of(words[1], words[2])))
            .Where(line => line.End is not null).ToList();
        return new(lines.FirstOrDefault(line => line.Kind == "leaf").End,
            [.. lines.Where(line => line.Kind == "ca").Select(line => line.End!)]);
    }

    /// <param name="node">Name of the node.</param>
    /// <param name="now">The current time.</param>
    public IEnumerable<string> Warnings(string node, DateTimeOffset now)
    {
        if (Leaf is { } leaf && leaf.Time < now.AddDays(LeafWarningDays))
            yield return $"the certificates of node {node} {Expiry(leaf, now)}, as its last update found: increase "
                + "certificates.rotation by one and run pulumi up, or restart K3s there.";
        if (Authority is { } authority && authority.Time < now.AddDays(AuthorityWarningDays))
            yield return $"the CA {authority.Name} of node {node} {Expiry(authority, now)}, and K3s does not renew it: replace "
                + "the CAs of the cluster before (docs/certificates.md).";
    }

    private static string Expiry(CertificateEnd end, DateTimeOffset now) =>
        $"{(end.Time < now ? "expired" : "expire")}{(end.Time >= now && end.IsAuthority ? "s" : "")} on {end.Text}";
}

/// <summary>One certificate and when it expires.</summary>
/// <param name="Name">Its file, such as <c>client-admin.crt</c>.</param>
/// <param name="Time">The last moment at which it is valid.</param>
internal sealed record CertificateEnd(string Name, DateTimeOffset Time)
{
    /// <summary>In ISO 8601 format.</summary>
    public string Text => Time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public bool IsAuthority => Name.EndsWith("-ca.crt", StringComparison.Ordinal);

    /// <param name="file">Its path below the data directory.</param>
    /// <param name="end">As the scripts print it: <c>yyyyMMddHHmmss</c> in UTC.</param>
    public static CertificateEnd? Of(string file, string end) =>
        DateTimeOffset.TryParseExact(
            end, "yyyyMMddHHmmss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? new(file.Replace("server/tls/", "", StringComparison.Ordinal)
                .Replace("agent/", "", StringComparison.Ordinal), time)
            : null;
}
