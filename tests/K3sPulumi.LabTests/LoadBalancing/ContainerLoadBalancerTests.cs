using K3sPulumi.Core.LoadBalancing;
using K3sPulumi.Core.Validation;
using K3sPulumi.LabTests.Datastores;
using K3sPulumi.LabTests.Harness;

namespace K3sPulumi.LabTests.LoadBalancing;

/// <summary>HAProxy in a container: its pool changes, the container does not.</summary>
[Collection(LabRun.Name)]
[LabTests]
public sealed class ContainerLoadBalancerTests(Lab lab)
{
    [LabFact]
    public async Task AChangedPoolIsTakenUpInPlaceAndKeptOverARestart()
    {
        var network = new LabNetwork(lab);
        TlsServer[] servers = [new(lab, network, "alpha", network.Address(101)),
            new(lab, network, "bravo", network.Address(102), secondsToStart: 2)];
        var run = new ServiceRun(lab, network, ContainerLoadBalancer.Container(lab.Image("host-full")), "lb",
            network.Address(110));
        Lab.WaitFor("HAProxy in its container", () => run.Exec("test", "-S", "/var/lib/haproxy/k3s.sock").ExitCode == 0);
        var started = run.StartedAt;

        Assert.Contains("1 of 1 servers", Apply(run, servers[0]), StringComparison.Ordinal);
        var requests = Requests.Send(lab, network, run.Address, 300, 20);
        Apply(run, servers);
        Lab.WaitFor("bravo in the pool", () => Apply(run, servers).Contains("2 of 2 servers", StringComparison.Ordinal));
        Apply(run, servers[1]);

        var seen = await requests;
        Console.WriteLine($"300 requests: {string.Join(", ", seen.Select(pair => $"{pair.Key} {pair.Value}"))}");
        Assert.Equal(["alpha", "bravo"], seen.Keys.Order());
        Assert.Equal((started, 300), (run.StartedAt, seen.Values.Sum()));

        run.Restart();
        Lab.WaitFor("the pool after a restart", () =>
            Apply(run, servers[1]).Contains("1 of 1 servers", StringComparison.Ordinal));
        Assert.Equal(new Dictionary<string, int> { ["bravo"] = 20 }, await Requests.Send(lab, network, run.Address, 20, 1));
    }

    private static string Apply(ServiceRun run, params TlsServer[] servers) => ServiceRun.Apply(
        ContainerLoadBalancer.Pool(new([.. servers.Select(server => new PoolServer(server.Name, server.Address))]), run.Name));
}
