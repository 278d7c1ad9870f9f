using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Datastores.Etcd;
using K3sPulumi.Core.Existing;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Running;

/// <summary>What a stopped node rules out.</summary>
internal static class RunningChecks
{
    public static void Check(ProblemList problems, ClusterSpec spec)
    {
        var plan = ClusterPlan.For(spec);
        var stopped = plan.Servers.Where(server => RunningPlan.Asked(spec, server) == false).ToList();
        var (all, rest) = (spec.Servers.Count, spec.Servers.Count - stopped.Count);
        if (plan.Datastore == NodeStore.EmbeddedEtcd && rest > 0 && rest < Quorum.Of(all))
        {
            problems.Add("servers", $"{stopped.Count} of {all} would be stopped (running = false), and the rest is not a quorum "
                + $"of etcd; keep {Quorum.Of(all)} of them running, or stop the whole cluster with running.");
        }

        if (!RunningPlan.IsDownIn(spec))
            return;
        for (var index = 0; index < spec.Agents.Count; index++)
        {
            if (spec.Agents[index].Running != true)
                continue;
            problems.Add($"agents[{index}].running",
                "cannot be true while all servers are stopped, because an agent starts with the help of a server; remove it.");
        }
    }

    /// <summary>What does not wait until the nodes run again, because it could not be done then in the usual order.</summary>
    public static void Check(ProblemList problems, ClusterRecord? before, ClusterRecord now)
    {
        if (now.Running is not { Stopped.Count: > 0 } running)
            return;
        foreach (var (path, key, adopts) in running.Stopped)
        {
            if (adopts && before?.Nodes?.Any(old => old.Key == key) != true)
            {
                problems.At(path).Add("running", "cannot be false for a node that is still to be adopted; adopt it first, then "
                    + "stop it.");
            }
        }

        if (running.StopsServer && RestoreChecks.IsAsked(before, now))
            problems.Add("restore", $"needs running servers; {RunningState.Remedy} restore.");
        if (before is null)
            return;
        if (now.TokenRotation > (before.TokenRotation ?? 0))
            problems.Add("tokenRotation", $"needs all nodes, but some are stopped; {RunningState.Remedy} rotate the tokens.");
        if (now.Settings.TryGetValue(RecordOf.Authority, out var authority)
            && authority != before.Settings.GetValueOrDefault(RecordOf.Authority))
        {
            problems.Add("certificates.authority",
                $"needs all nodes, but some are stopped; {RunningState.Remedy} replace the CA.");
        }

        CheckNodes(problems, before, now, running);
    }

    private static void CheckNodes(ProblemList problems, ClusterRecord before, ClusterRecord now, RunningState running)
    {
        if (before.Nodes is not { } had || now.Nodes is not { } asked)
            return;
        var added = asked.Select(node => node.Key).Except(had.Select(node => node.Key), StringComparer.Ordinal).ToList();
        var removed = had.Select(node => node.Key).Except(asked.Select(node => node.Key), StringComparer.Ordinal).ToList();
        if (added.Count > 0 && running.ClosesTheWayIn)
        {
            problems.Add("running", $"is false for the server through which nodes join, so {Names(added)} cannot be added; "
                + $"{RunningState.Remedy} add nodes.");
        }

        if (removed.Count > 0 && running.ClosesTheWayOut)
        {
            problems.Add("running", $"is false for the server through which nodes are removed, so {Names(removed)} cannot be "
                + $"removed; {RunningState.Remedy} remove nodes.");
        }
    }

    /// <summary>Changes of stopped nodes are not shown, so they are announced.</summary>
    public static void Advise(ProblemList advice, RunningState running)
    {
        if (running.Stopped.Count == 0)
            return;
        advice.Add("running", running.IsDown
            ? "is false: other changes wait until it is true again."
            : $"is false for {Names([.. running.Stopped.Select(node => node.Key)])}: other changes wait until it is true again.");
    }

    private static string Names(List<string> keys) =>
        keys.Count <= 5 ? string.Join(", ", keys) : $"{string.Join(", ", keys.Take(4))} and {keys.Count - 4} more";
}
