using K3sPulumi.LabTests.Harness;

namespace K3sPulumi.LabTests;

/// <summary>Highly available clusters on hosts over real SSH, behind a real HAProxy.</summary>
[Collection(LabRun.Name)]
[LabTests]
public sealed class HaClusterTests(Lab lab)
{
    private const string Old = "v1.33.5+k3s1", New = "v1.34.1+k3s1";

    [LabFact]
    public async Task ThreeServersBehindALoadBalancerBearTheLossOfEachAndAreRolledAndReplaced()
    {
        var site = new SshSite(lab, Old, New);
        var (alpha, bravo, charlie) = (site.Host("alpha"), site.Host("bravo"), site.Host("charlie"));
        var (balancer, echo) = (site.Host("balancer", "host-full"), site.Host("echo"));
        Func<Task<int>> Program(string version, params LabHost[] servers) =>
            site.Cluster(version, servers, [echo], args =>
                (args.EmbeddedEtcd, args.LoadBalancer) = (true, new() { Ssh = site.Ssh(balancer) }));
        bool Answers() => echo.Exec($"curl -ksf --max-time 2 https://{balancer.Address}:6443/ping").Output.Trim() == "pong";

        using var processes = new ProcessWatch(alpha, bravo, charlie, balancer, echo);
        var up = await site.UpAsync(Program(Old, alpha, bravo, charlie));
        SshSite.AssertNoSecretIsInTheOpen(up, processes.Seen(), alpha, bravo, charlie, balancer, echo);
        Assert.Equal(["alpha Ready", "bravo Ready", "charlie Ready", "echo Ready"], SshSite.Nodes(bravo).Order());
        Assert.Empty((await site.UpAsync(Program(Old, alpha, bravo, charlie), up.Snapshot)).Operations);

        foreach (var server in new[] { alpha, bravo, charlie })
        {
            server.Kill();
            Lab.WaitFor($"the API without {server.Name}", Answers);
            server.Start();
            Lab.WaitFor($"{server.Name} to be back", () => server.Exec("k3s kubectl get --raw /readyz").Output.Trim() == "ok");
        }

        using var watch = new ApiWatch($"https://{balancer.Address}:6443");
        var upgraded = await site.UpAsync(Program(New, alpha, bravo, charlie), up.Snapshot);
        Assert.Equal(0, watch.Lost("upgrade of three servers"));
        Assert.Equal(
            ["server-ready alpha", "server-ready bravo", "server-ready charlie", "agent-ready echo"],
            SshSite.Order(New, "-ready", alpha, bravo, charlie, echo));

        const string snapshots = "ls /var/lib/rancher/k3s/server/db/snapshots | grep -c '^pre-upgrade-' || true";
        Assert.Equal(["1", "0", "0"], new[] { alpha, bravo, charlie }.Select(server => server.Exec(snapshots).Output.Trim()));

        var refusal = await SshSite.FailAsync(Program(New, alpha), upgraded.Snapshot);
        Assert.Contains("servers: bravo, charlie would be removed in one update", refusal, StringComparison.Ordinal);
        Assert.Equal(["alpha", "bravo", "charlie"], Voters(alpha));

        var delta = site.Host("delta");
        var replaced = await site.UpAsync(Program(New, delta, bravo, charlie), upgraded.Snapshot);
        Assert.Equal(["bravo Ready", "charlie Ready", "delta Ready", "echo Ready"], SshSite.Nodes(bravo).Order());
        Assert.DoesNotContain("etcd-initialised", delta.Exec("cat /var/log/k3s-standin/events.jsonl").Output,
            StringComparison.Ordinal);
        SshSite.AssertClean(alpha);

        var smaller = await site.UpAsync(Program(New, delta, bravo), replaced.Snapshot);
        Assert.Equal(["bravo", "delta"], Voters(bravo));
        SshSite.AssertClean(charlie);

        await site.DestroyAsync(smaller.Snapshot);
        SshSite.AssertClean(delta);
        Assert.False(balancer.IsActive("haproxy"));
    }

    private static IEnumerable<string> Voters(LabHost server) => server
        .Exec("k3s kubectl get nodes -o 'jsonpath={range .items[*]}{.metadata.name} "
            + "{.status.conditions[?(@.type==\"EtcdIsVoter\")].status}{\"\\n\"}{end}'").Output
        .Split('\n').Where(line => line.EndsWith(" True", StringComparison.Ordinal)).Select(line => line.Split(' ')[0]).Order();
}
