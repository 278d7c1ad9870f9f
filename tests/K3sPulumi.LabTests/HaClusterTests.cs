using K3sPulumi.LabTests.Harness;
using Pulumi;

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
            site.Cluster(version, servers, [echo], args => args.LoadBalancer = new() { Ssh = site.Ssh(balancer) });
        bool Answers() => echo.Exec($"curl -ksf --max-time 2 https://{balancer.Address}:6443/ping").Output.Trim() == "pong";

        var up = await site.UpAsync(Program(Old, alpha, bravo, charlie));
        Assert.Equal(["alpha Ready", "bravo Ready", "charlie Ready", "echo Ready"], SshSite.Nodes(bravo).Order());
        Assert.Empty((await site.UpAsync(Program(Old, alpha, bravo, charlie), up.Snapshot)).Operations);

        foreach (var server in new[] { alpha, bravo, charlie })
        {
            server.Kill();
            Lab.WaitFor($"the API without {server.Name}", Answers);
            server.Start();
            Lab.WaitFor($"{server.Name} to be back", () => server.Exec("k3s kubectl get --raw /readyz").Output.Trim() == "ok");
        }

        var upgraded = await site.UpAsync(Program(New, alpha, bravo, charlie), up.Snapshot);
        Assert.Equal(
            ["server-ready alpha", "server-ready bravo", "server-ready charlie", "agent-ready echo"],
            SshSite.Order(New, "-ready", alpha, bravo, charlie, echo));

        var delta = site.Host("delta");
        var replaced = await site.UpAsync(Program(New, delta, bravo, charlie), upgraded.Snapshot);
        Assert.Equal(["bravo Ready", "charlie Ready", "delta Ready", "echo Ready"], SshSite.Nodes(bravo).Order());
        Assert.DoesNotContain("etcd-initialised", delta.Exec("cat /var/log/k3s-standin/events.jsonl").Output, StringComparison.Ordinal);
        SshSite.AssertClean(alpha);

        await site.DestroyAsync(replaced.Snapshot);
        SshSite.AssertClean(delta);
        Assert.False(balancer.IsActive("haproxy"));
    }

    [LabFact]
    public async Task TwoServersOnAPostgresOfOurOwnAreOneCluster()
    {
        var site = new SshSite(lab, New);
        var (alpha, bravo, state) = (site.Host("alpha", "host-full"), site.Host("bravo", "host-full"), site.Host("state", "host-full"));
        Func<Task<int>> Program(string? password = null) => () => Deployment.RunAsync(() =>
        {
            var database = new PostgresDatastore("state", new()
            {
                Ssh = site.Ssh(state),
                AllowedAddresses = [alpha.Address, bravo.Address],
                Password = password is null ? null : (Input<string>)password,
            });
            var cluster = new K3sCluster("prod", new()
            {
                Version = New,
                DatastoreEndpoint = database.Endpoint,
                DatastoreCa = database.Ca,
                Servers = [new() { NodeName = "alpha", Ssh = site.Ssh(alpha) }, new() { NodeName = "bravo", Ssh = site.Ssh(bravo) }],
            });
            return new Dictionary<string, object?> { ["kubeconfig"] = cluster.Kubeconfig };
        });

        var up = await site.UpAsync(Program());
        Assert.Equal(["alpha Ready", "bravo Ready"], SshSite.Nodes(bravo).Order());
        Assert.Empty((await site.UpAsync(Program(), up.Snapshot)).Operations);

        var changed = await site.UpAsync(Program("a new 'password' $(x)"), up.Snapshot);
        Assert.Equal(["alpha Ready", "bravo Ready"], SshSite.Nodes(alpha).Order());

        await site.DestroyAsync(changed.Snapshot);
        SshSite.AssertClean(alpha);
        SshSite.AssertClean(bravo);
    }
}
