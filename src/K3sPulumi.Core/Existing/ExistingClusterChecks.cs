using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Running;
using K3sPulumi.Core.Validation;
using K3sPulumi.Core.Versions;

namespace K3sPulumi.Core.Existing;

/// <summary>Changes that an existing cluster cannot make, reported before anything is changed.</summary>
internal static class ExistingClusterChecks
{
    /// <summary>Settings that K3s fixes when a cluster first starts, and the arguments that set them.</summary>
    private static readonly (string Key, string Path, string Why)[] Fixed =
    [
        (RecordOf.ClusterCidr, "clusterCidr", "nodes and pods keep their addresses"),
        (RecordOf.ServiceCidr, "serviceCidr", "services and certificates keep their addresses"),
        (RecordOf.ClusterDns, "networking.clusterDns", "the service of the cluster DNS keeps its address"),
        (RecordOf.ClusterDomain, "serverConfig", "certificates and running pods keep the domain"),
    ];

    /// <param name="before">The remembered state of the cluster.</param>
    /// <param name="now">The requested state.</param>
    /// <param name="config">The argument that contains the servers' YAML.</param>
    public static void Check(ProblemList problems, ClusterRecord? before, ClusterRecord now, string config)
    {
        problems.AddAll(RestoreChecks.Problems(before, now));
        RunningChecks.Check(problems, before, now);
        if (before is null)
            return;
        if ((Version(before.Version, now) ?? Version(before.NodesVersion, now)) is { } version)
            problems.Add("version", version);
        IssuedChanges.Check(problems, before, now);
        problems.AddAll(TokenChanges.Problems(before, now));
        problems.AddAll(AuthorityChanges.Problems(before, now));
        problems.AddAll([.. new[] { Store(before, now), OnlyServer(before, now) }.OfType<Problem>()]);
        foreach (var (key, path, why) in Fixed.Where(setting => Changed(setting.Key, before, now) && !Follows(setting.Key, before, now)))
            problems.Add(path == "serverConfig" ? config : path, FixedProblem(key, why, before));
        if (Changed(RecordOf.SecretsEncryption, before, now) && before.Settings[RecordOf.SecretsEncryption] == "true")
        {
            problems.Add("controlPlane.secretsEncryption",
                "cannot be disabled in an existing cluster, whose servers could no longer read their Secrets; set it to true "
                    + "again.");
        }
    }

    /// <summary>Warnings: what works but needs a manual step.</summary>
    public static void Advise(ProblemList advice, ClusterRecord? before, ClusterRecord now)
    {
        RunningChecks.Advise(advice, now.Running);
        if (before is null)
            return;
        advice.AddAll(AuthorityChanges.Warnings(before, now));
        advice.AddAll([.. new[] { RestoreChecks.Warning(before, now) }.OfType<Problem>()]);
        if (Changed(RecordOf.FlannelBackend, before, now))
        {
            advice.Add("flannelBackend",
                "changes in an existing cluster: pods on different nodes cannot reach each other until K3s has restarted on "
                + "every node; reboot the nodes afterwards, so that no interfaces or routes of the old backend remain.");
        }

        if (Changed(RecordOf.SecretsEncryption, before, now) && before.Settings[RecordOf.SecretsEncryption] == "false")
        {
            advice.Add("controlPlane.secretsEncryption",
                "is enabled in an existing cluster, which K3s releases before February 2026 do not support; run k3s "
                + "secrets-encrypt enable on a server first, and k3s secrets-encrypt rotate-keys after this update, so that "
                + "existing Secrets are encrypted too.");
        }
    }

    private static bool Changed(string key, ClusterRecord before, ClusterRecord now) =>
        before.Settings.TryGetValue(key, out var old) && now.Settings.TryGetValue(key, out var value) && old != value;

    /// <summary>The cluster DNS address is in the service network: a changed network is one problem, not two.</summary>
    private static bool Follows(string key, ClusterRecord before, ClusterRecord now) =>
        key == RecordOf.ClusterDns && Changed(RecordOf.ServiceCidr, before, now);

    private static string FixedProblem(string key, string why, ClusterRecord before)
    {
        var old = before.IsHidden ? "the old value" : Quote.Value(before.Settings[key]);
        return $"cannot change {key} of an existing cluster: {why}; restore {old}, or create another cluster.";
    }

    private static string? Version(string? before, ClusterRecord now) =>
        K3sVersion.TryParse(before ?? "", out _) is { } from && K3sVersion.TryParse(now.Version ?? "", out _) is { } to
            ? K3sVersion.UpgradeProblem(from, to)
            : null;

    /// <summary>A cluster with one server, whose data is on its server. Of more than one, only one may leave at a time.</summary>
    private static Problem? OnlyServer(ClusterRecord before, ClusterRecord now)
    {
        if (before.Datastore is not { Store: not NodeStore.External } || before.Generations.Count != 1 || now.Generations.Count == 0)
            return null;
        var old = before.Generations.Keys.First();
        if (now.Generations.ContainsKey(old))
            return null;
        return now.Datastore is { Store: NodeStore.Sqlite }
            ? ClusterPlan.OtherFounder(now.Generations.Keys.First(), old)
            : new("servers", $"must contain {Quote.Value(old)}, which holds all data of the cluster; add the new servers to the "
                + $"list, run pulumi up, then remove {Quote.Value(old)} from it.");
    }

    /// <summary>K3s can migrate only from SQLite to embedded etcd.</summary>
    private static Problem? Store(ClusterRecord before, ClusterRecord now) => (before.Datastore, now.Datastore) switch
    {
        (null, _) or (_, null) => null,
        ({ Store: NodeStore.Sqlite }, { Store: NodeStore.EmbeddedEtcd }) => null,
        ({ Store: NodeStore.EmbeddedEtcd }, { Store: NodeStore.Sqlite }) =>
            new("embeddedEtcd", "must be true, because this cluster stores its data in embedded etcd, even with one server."),
        ({ } old, { } next) when old.Store != next.Store || (old.Kind is not null && next.Kind is not null && old.Kind != next.Kind) =>
            new("datastore", $"cannot move an existing cluster from {old.Name} to {next.Name}: the new datastore is empty, and "
                + "the cluster would be too; restore the old datastore, or create another cluster."),
        _ => null,
    };
}
