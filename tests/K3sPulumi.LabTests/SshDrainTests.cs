using K3sPulumi.LabTests.Harness;

namespace K3sPulumi.LabTests;

/// <summary>A node is drained with the access of its kubelet, within disruption budgets, before K3s restarts on it.</summary>
[Collection(LabRun.Name)]
[LabTests]
public sealed class SshDrainTests(Lab lab)
{
    private const string Version = "v1.34.1+k3s1";

    [LabFact]
    public async Task ADisruptionBudgetStopsTheRestartOfAnAgentAndWithoutItPodsMoveFirst()
    {
        var site = new SshSite(lab, Version);
        var (alpha, echo) = (site.Host("alpha"), site.Host("echo"));
        Func<Task<int>> Program(string disk) => site.Cluster(Version, [alpha], [echo], args =>
        {
            args.Drain = true;
            args.Agents[0].NodeLabels = new() { ["disk"] = disk };
            args.Agents[0].DrainTimeout = 8;
        });
        var up = await site.UpAsync(Program("hdd"));
        alpha.Exec("k3s kubectl apply -f -", Workload).Ok();
        var started = Started(echo);

        var refusal = await SshSite.FailAsync(Program("ssd"), up.Snapshot);

        Assert.Contains("so K3s was not restarted: shop/web-1 (the disruption budget web needs 1 healthy pods and has 1 "
            + "currently)", refusal, StringComparison.Ordinal);
        Assert.Equal(started, Started(echo));
        Assert.Equal(["alpha Ready", "echo Ready"], SshSite.Nodes(alpha).Order());

        alpha.Exec("k3s kubectl delete poddisruptionbudget web -n shop").Ok();
        var changed = await site.UpAsync(Program("ssd"), up.Snapshot);

        Assert.NotEqual(started, Started(echo));
        Assert.Equal(["alpha Ready", "echo Ready"], SshSite.Nodes(alpha).Order());
        var evicted = alpha.Exec("grep pod-evicted /var/log/k3s-standin/events.jsonl").Ok();
        Assert.Contains("\"shop/web-1\"", evicted, StringComparison.Ordinal);
        Assert.Contains("\"by\": \"echo\"", evicted, StringComparison.Ordinal);
        Assert.DoesNotContain("by-hand", evicted, StringComparison.Ordinal);
        Assert.Empty((await site.UpAsync(Program("ssd"), changed.Snapshot)).Operations);
        await site.DestroyAsync(changed.Snapshot);
    }

    private static string Started(LabHost host) => host.Exec("systemctl show -p InvocationID k3s-agent").Ok();

    private const string Workload = """
        apiVersion: v1
        kind: Pod
        metadata:
          name: web-1
          namespace: shop
          labels: {app: web}
          ownerReferences: [{kind: ReplicaSet, name: web, controller: true}]
        spec: {nodeName: echo}
        status: {phase: Running}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: by-hand, namespace: shop}
        spec: {nodeName: echo}
        status: {phase: Running}
        ---
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: {name: web, namespace: shop}
        spec:
          minAvailable: 1
          selector: {matchLabels: {app: web}}
        """;
}
