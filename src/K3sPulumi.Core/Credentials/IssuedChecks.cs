using System.Globalization;
using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Credentials;

/// <summary>Checks of kubeconfigs and tokens that a cluster issues.</summary>
internal static class IssuedChecks
{
    private const int MostDays = 365;

    public static void Check(ProblemList problems, ClusterSettings settings)
    {
        CheckNames(problems, "kubeconfigs", [.. settings.Kubeconfigs.Select(one => one.Name)]);
        foreach (var (index, one) in settings.Kubeconfigs.Index())
            Check(problems.At("kubeconfigs", index), one);
        CheckNames(problems, "joinTokens", [.. settings.JoinTokens.Select(one => one.Name)]);
        foreach (var (index, one) in settings.JoinTokens.Index())
            Check(problems.At("joinTokens", index), one);
        if (settings.JoinTokens.Count > 0
            && settings.KnownVersion is { HasJoinTokens: false } version)
        {
            problems.Add("joinTokens",
                $"are not supported by K3s {version}; use v1.24.11, v1.25.7, v1.26.2 or newer, or remove them.");
        }
    }

    private static void Check(ProblemList problems, KubeconfigSpec one)
    {
        if (!one.Groups.IsUnknown && one.Groups.Or([]).Count == 0)
            problems.Add("groups", "is empty, so the kubeconfig could do nothing; add names of ClusterRoles, such as view.");
        problems.CheckEach("groups", one.Groups, GroupProblem);
        problems.Check("days", one.Days, days => days is >= 1 and <= MostDays ? null : string.Create(CultureInfo.InvariantCulture,
            $"{days} is not between 1 and {MostDays}, the most that Kubernetes signs; use a number of days in that range."));
    }

    private static void Check(ProblemList problems, JoinTokenSpec one)
    {
        problems.Check("ttl", one.Ttl, GoDuration.Problem);
        problems.Check("description", one.Description, text => text.Any(char.IsControl)
            ? "contains a line break or a control character; remove it." : null);
    }

    private static string? GroupProblem(string group) => group switch
    {
        "system:masters" =>
            "\"system:masters\" cannot be signed: Kubernetes rejects such a certificate request; use cluster-admin, or the "
            + "kubeconfig of the cluster.",
        "" => "is empty; use the name of a ClusterRole, such as view.",
        _ when group.Any(letter => !char.IsAsciiLetterOrDigit(letter) && letter is not ('-' or '.' or ':' or '_')) =>
            $"{Quote.Value(group)} is not a valid name of a ClusterRole; use one that \"kubectl get clusterroles\" lists, such "
            + "as view.",
        _ => null,
    };

    private static void CheckNames(ProblemList problems, string list, IReadOnlyList<string> names)
    {
        foreach (var (index, name) in names.Index())
        {
            problems.At(list, index).Add("name", DnsNames.LabelProblem(name) ?? (names.Take(index).Contains(name)
                ? $"{Quote.Value(name)} is used twice; use another name." : null));
        }
    }
}
