using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Running;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Existing;

/// <summary>Kubeconfigs and join tokens that are removed: the server that issued them takes them back.</summary>
internal static class IssuedChanges
{
    private const string Kubeconfigs = "kubeconfigs", JoinTokens = "joinTokens";

    public static IReadOnlyList<string> Names(ClusterSettings settings) =>
    [
        .. settings.Kubeconfigs.Select(one => $"{Kubeconfigs}/{one.Name}"),
        .. settings.JoinTokens.Select(one => $"{JoinTokens}/{one.Name}"),
    ];

    /// <summary>What a stopped server is asked for is not issued yet.</summary>
    public static ClusterRecord Recorded(ClusterRecord? before, ClusterRecord now) =>
        before is not null && now.Running.StopsIssuer ? now with { Issued = before.Issued } : now;

    public static void Check(ProblemList problems, ClusterRecord before, ClusterRecord now)
    {
        if (!now.Running.StopsIssuer)
            return;
        foreach (var removed in before.Issued.Except(now.Issued, StringComparer.Ordinal).Select(one => one.Split('/')))
        {
            problems.Add(removed[0], $"{Quote.Value(removed[1])} was removed, but the server that takes back "
                + (removed[0] == Kubeconfigs ? "its rights" : "the token") + " is stopped; set it again, or "
                + $"{RunningState.Remedy} remove it.");
        }
    }
}
