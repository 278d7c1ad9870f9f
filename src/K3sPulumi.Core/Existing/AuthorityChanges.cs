using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Existing;

/// <summary>What another CA means for an existing cluster.</summary>
internal static class AuthorityChanges
{
    private const string Path = "certificates.authority";

    public static IEnumerable<Problem> Problems(ClusterRecord before, ClusterRecord now)
    {
        if (HasOtherRoot(before, now) && !now.ForcesAuthority)
            yield return new(Path, "has another root than the CAs of this cluster, which K3s does not accept by itself: nodes "
                + "and clients stop trusting each other until all have restarted; use a CA of the old root, or set force to "
                + "true.");
    }

    /// <summary>What a change costs, in one line.</summary>
    public static IEnumerable<Problem> Warnings(ClusterRecord before, ClusterRecord now)
    {
        if (!now.HasAuthority && Old(RecordOf.Authority, before) is not null)
            yield return new(Path, "was removed; the cluster keeps the CAs that it has.");
        if (now.Settings.GetValueOrDefault(RecordOf.Authority) is not { } digest || digest == Old(RecordOf.Authority, before))
            yield break;
        if (HasOtherRoot(before, now))
            yield return new(Path, "replaces the CAs of this cluster by those of another root (k3s certificate rotate-ca "
                + "--force): every node restarts once, servers first; until then nodes, pods and clients with the old CA are not "
                + "served by servers with the new one, pods that use the API must be restarted afterwards, tokens with the old "
                + "CA hash (K10...) no longer join nodes, and etcd keeps its CAs.");
        else
            yield return new(Path, "replaces the CAs of this cluster under the same root (k3s certificate rotate-ca): every node "
                + "restarts once, servers first, and the kubeconfig changes.");
    }

    private static bool HasOtherRoot(ClusterRecord before, ClusterRecord now) =>
        now.Settings.GetValueOrDefault(RecordOf.AuthorityRoot) is { } root && root != Old(RecordOf.AuthorityRoot, before);

    /// <summary>Null: K3s's own CAs, which have no root in common with anything.</summary>
    private static string? Old(string key, ClusterRecord before) => before.Settings.GetValueOrDefault(key);
}
