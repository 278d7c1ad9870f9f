using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.LoadBalancing;
using K3sPulumi.Core.Tests.Datastores;

namespace K3sPulumi.Core.Tests.LoadBalancing;

public sealed class LoadBalancerScriptTests
{
    private static readonly HaproxyConfig Pool = new([new("alpha", "10.0.0.11"), new("bravo", "10.0.0.12")]);

    [Fact]
    public void TheVisibleTextNamesThePool()
    {
        var script = LoadBalancerScript.For(new(Pool with { ForwardedPorts = [new(443, [new("echo", "10.0.0.21", 443)])] })
        {
            FloatingAddress = new("10.0.0.10", new("hunter22")) { Peers = ["10.0.0.8", "10.0.0.9"] },
            Index = 1,
            Elevation = Elevation.Sudo,
        });

        Golden.Matches("loadbalancer/host.txt", $"{script.Create}\n---\n{script.Delete}\n");
        ScriptCheck.HidesItsSecrets(script, "hunter22");
        ScriptCheck.ParsesInEveryShell(script);
    }

    [Fact]
    public void AContainerStaysTheSameWhateverThePool()
    {
        var container = ContainerLoadBalancer.Container("haproxy:3.2.4");
        var script = ContainerLoadBalancer.Pool(Pool, "dev-lb", "docker -H ssh://me@build");

        Golden.Matches("loadbalancer/container.txt",
            $"{script.Create}\n---\n{string.Join(' ', [.. container.Entrypoint, .. container.Command])}\n");
        Assert.Null(script.Delete);
        Assert.Contains("/var/lib/haproxy", container.Shape.Volumes);
        ScriptCheck.ParsesInEveryShell(script);
    }

    [Fact]
    public void AChangedPoolChangesTheVisibleText() =>
        Assert.NotEqual(
            LoadBalancerScript.For(new(Pool)).Create,
            LoadBalancerScript.For(new(Pool with { Servers = [.. Pool.Servers.Skip(1)] })).Create);
}
