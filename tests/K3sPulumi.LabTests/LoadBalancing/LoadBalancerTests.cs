using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.LoadBalancing;
using K3sPulumi.Core.Validation;
using K3sPulumi.LabTests.Datastores;
using K3sPulumi.LabTests.Harness;

namespace K3sPulumi.LabTests.LoadBalancing;

/// <summary>HAProxy and keepalived on hosts over SSH, with servers that come and go behind them.</summary>
[Collection(LabRun.Name)]
[LabTests]
public sealed class LoadBalancerTests(Lab lab)
{
    [LabFact]
    public async Task NoRequestIsLostWhileServersComeAndGo()
    {
        var network = new LabNetwork(lab);
        var host = new LabHost(lab, network, "lb", "host-full");
        TlsServer[] servers = [new(lab, network, "alpha", network.Address(101)),
            new(lab, network, "bravo", network.Address(102), secondsToStart: 3)];
        Apply(host, new(Pool(servers)));
        Lab.WaitFor("both servers in the pool", () => Healthy(host) == 2);

        var requests = Requests.Send(lab, network, host.Address, 1000, 60);
        var charlie = new TlsServer(lab, network, "charlie", network.Address(103), secondsToStart: 3);
        Apply(host, new(Pool([.. servers, charlie])));
        Lab.WaitFor("three servers in the pool", () => Healthy(host) == 3);
        foreach (var server in servers)
        {
            server.Stop();
            Lab.WaitFor($"{server.Name} to leave the pool", () => Healthy(host) == 2);
            // longer than HAProxy tries to connect, as K3s takes to restart: otherwise a late attempt would reach it half started
            Thread.Sleep(2500);
            server.Start();
            Lab.WaitFor($"{server.Name} to come back", () => Healthy(host) == 3);
        }

        Apply(host, new(Pool([servers[1], charlie])));
        servers[0].Stop();
        host.Exec("systemctl reload haproxy").Ok();

        var seen = await requests;
        Console.WriteLine($"1,000 requests: {string.Join(", ", seen.Select(pair => $"{pair.Key} {pair.Value}"))}");
        Assert.Equal(["alpha", "bravo", "charlie"], seen.Keys.Order());
        Assert.Equal(1000, seen.Values.Sum());
    }

    [LabFact]
    public void ASecondRunChangesNothingAndARefusedPoolLeavesTheOldOne()
    {
        var network = new LabNetwork(lab);
        var host = new LabHost(lab, network, "lb", "host-full");
        var balancer = new HostLoadBalancer(Pool([new(lab, network, "alpha", network.Address(101))]));
        Apply(host, balancer);

        var before = host.Traces("haproxy", "/var/lib/haproxy");
        Apply(host, balancer);
        Assert.Equal(before, host.Traces("haproxy", "/var/lib/haproxy"));

        var broken = LoadBalancerScript.For(
            balancer with { Haproxy = balancer.Haproxy with { Servers = [new("a b", "10.0.0.1")] }, Elevation = Elevation.Sudo });
        Assert.Contains("HAProxy rejects the new configuration", host.Create(broken).Error, StringComparison.Ordinal);
        Assert.Equal(1, Healthy(host));
        Assert.NotEqual(0,
            Command.Run("docker",
                ["run", "--rm", .. lab.Mark, "--network", network.Name, lab.Image("base"), "curl", "-m", "3", "-s",
                    $"http://{host.Address}:8404/"]).ExitCode);

        host.Delete(LoadBalancerScript.For(balancer with { Elevation = Elevation.Sudo })).Ok();
        Assert.False(host.IsActive("haproxy"));
    }

    [LabFact]
    public async Task TheFloatingAddressMovesWhenItsHolderDies()
    {
        var network = new LabNetwork(lab);
        LabHost[] hosts = [new(lab, network, "lb-1", "host-full"), new(lab, network, "lb-2", "host-full")];
        var pool = Pool([new(lab, network, "alpha", network.Address(101))]);
        var floating = new FloatingAddress(network.Address(200),
            new("abcd1234"))
        { Peers = [.. hosts.Select(host => host.Address)] };
        for (var index = 0; index < hosts.Length; index++)
            Apply(hosts[index], new(pool) { FloatingAddress = floating, Index = index });
        Lab.WaitFor("the address on the first", () => Holds(hosts[0], floating) && !Holds(hosts[1], floating), 30);

        Apply(hosts[0], new(pool) { FloatingAddress = floating });
        Assert.Equal(50, (await Requests.Send(lab, network, floating.Address, 50, 1))["alpha"]);

        hosts[0].Exec("systemctl stop haproxy").Ok();
        Lab.WaitFor("the address on the second, HAProxy being down on the first", () =>
            Holds(hosts[1], floating) && !Holds(hosts[0], floating), 30);
        hosts[0].Exec("systemctl start haproxy").Ok();
        hosts[1].Kill();
        Lab.WaitFor("the address on the first again, the second being dead", () => Holds(hosts[0], floating), 30);
        Assert.Equal(50, (await Requests.Send(lab, network, floating.Address, 50, 1))["alpha"]);
    }

    private static HaproxyConfig Pool(TlsServer[] servers) =>
        new([.. servers.Select(server => new PoolServer(server.Name, server.Address))]);

    private static void Apply(LabHost host, HostLoadBalancer balancer) =>
        host.Create(LoadBalancerScript.For(balancer with { Elevation = Elevation.Sudo })).Ok();

    private static int Healthy(LabHost host) => int.Parse(
        host.Exec("curl -s 'http://127.0.0.1:8404/;csv' | awk -F, '$1 == \"api\" && $2 != \"BACKEND\" && $18 ~ /^UP/' | wc -l")
            .Ok(),
        System.Globalization.CultureInfo.InvariantCulture);

    private static bool Holds(LabHost host, FloatingAddress floating) =>
        host.Exec($"ip -o addr show to {floating.Address}").Output.Length > 0;
}
