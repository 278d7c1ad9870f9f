using System.Diagnostics;
using K3sPulumi.Core.Existing;
using K3sPulumi.Core.Kubeconfigs;
using K3sPulumi.LabTests.Harness;
using Pulumi;

namespace K3sPulumi.LabTests;

/// <summary>Two servers on each kind of managed datastore, behind a load balancer on the datastore's host.</summary>
[Collection(LabRun.Name)]
[LabTests]
public sealed class HaDatastoreTests(Lab lab)
{
    private const string Version = "v1.34.1+k3s1";

    private delegate Input<DatastoreArgs> Datastore(SshArgs ssh, string[] servers, Input<string>? password);

    [LabFact]
    public Task TwoServersOnPostgresAreOneCluster() => AreOneClusterAsync(withPassword: true, (ssh, servers, password) =>
        new PostgresDatastore("state", new() { Ssh = ssh, AllowedAddresses = servers.ToList(), Password = password }));

    [LabFact]
    public Task TwoServersOnMariaDbAreOneCluster() => AreOneClusterAsync(withPassword: true, (ssh, servers, password) =>
        new MySqlDatastore("state", new() { Ssh = ssh, AllowedAddresses = servers.ToList(), Password = password }));

    [LabFact]
    public Task TwoServersOnEtcdAreOneCluster() => AreOneClusterAsync(withPassword: false, (ssh, _, _) =>
        new EtcdDatastore("state", new() { Members = [new() { Ssh = ssh }] }));

    private async Task AreOneClusterAsync(bool withPassword, Datastore datastore)
    {
        var site = new SshSite(lab, Version);
        var (alpha, bravo, state) = (site.Host("alpha", "host-full"), site.Host("bravo", "host-full"),
            site.Host("state", "host-full"));
        Func<Task<int>> Program(string? password = null) => () => Deployment.RunAsync(() =>
        {
            var made = datastore(site.Ssh(state), [alpha.Address, bravo.Address],
                password is null ? null : (Input<string>)password);
            var cluster = new K3sCluster("prod", new()
            {
                Version = Version,
                Datastore = made,
                LoadBalancer = new() { Ssh = site.Ssh(state) },
                Servers = [new() { NodeName = "alpha", Ssh = site.Ssh(alpha) },
                    new() { NodeName = "bravo", Ssh = site.Ssh(bravo) }],
            });
            return new Dictionary<string, object?> { ["kubeconfig"] = cluster.Kubeconfig };
        });

        var clock = Stopwatch.StartNew();
        var up = await site.UpAsync(Program());
        Console.WriteLine($"up: {clock.Elapsed.TotalSeconds:0} s");
        Assert.Equal(["alpha Ready", "bravo Ready"], SshSite.Nodes(bravo).Order());
        Assert.Empty((await site.UpAsync(Program(), up.Snapshot)).Operations);
        SshSite.AssertNoSecretIsInTheOpen(up, "", alpha, bravo, state);

        BearsTheLossOfEach(state, alpha, bravo);
        if (withPassword)
        {
            up = await site.UpAsync(Program("a new 'password' $(x)"), up.Snapshot);
            Assert.Equal(["alpha Ready", "bravo Ready"], SshSite.Nodes(alpha).Order());
        }

        await site.DestroyAsync(up.Snapshot);
        SshSite.AssertClean(alpha);
        SshSite.AssertClean(bravo);
    }

    private static void BearsTheLossOfEach(LabHost balancer, params LabHost[] servers)
    {
        foreach (var server in servers)
        {
            server.Kill();
            ApiWatch.Await($"https://{balancer.Address}:6443", $"the API without {server.Name}");
            server.Start();
            Lab.WaitFor($"{server.Name} to be back", () => server.Exec("k3s kubectl get --raw /readyz").Output.Trim() == "ok");
        }
    }
}
