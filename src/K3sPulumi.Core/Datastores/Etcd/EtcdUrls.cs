using K3sPulumi.Core.Networking;

namespace K3sPulumi.Core.Datastores.Etcd;

/// <summary>The comma-separated client URLs of the etcd members. K3s passes them to the etcd client.</summary>
internal static class EtcdUrls
{
    public static IReadOnlyList<string> Members(string endpoint) => endpoint.Split(',');

    public static string? Problem(string endpoint)
    {
        foreach (var (index, member) in Members(endpoint).Where(member => member.Length > 0).Index())
        {
            if (member.Any(letter => char.IsWhiteSpace(letter) || char.IsControl(letter)))
                return "has a space or a line break between the etcd members; separate them with commas only.";
            var scheme = DatastoreScheme.Of(member);
            if (scheme is not null && !DatastoreScheme.IsEtcd(scheme))
                return $"has something other than an etcd member at position {index + 1}; use the form https://host:2379 for "
                    + "each.";
            if (scheme is "http" or "https" && UrlProblem(member[(scheme.Length + 3)..]) is { } problem)
                return $"has an invalid etcd member at position {index + 1}: {problem}; use the form https://host:2379 for each.";
        }

        return null;
    }

    private static string? UrlProblem(string rest)
    {
        var url = GoUrl.Split(rest);
        if (url.Problem() is { } problem)
            return problem;
        return url.Host.Length == 0 ? "it has no host"
            : string.IsNullOrEmpty(url.Port) ? "it has no port, and the etcd client has no default"
            : null;
    }
}
