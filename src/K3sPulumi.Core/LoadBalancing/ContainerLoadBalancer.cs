using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Scripts;

namespace K3sPulumi.Core.LoadBalancing;

/// <summary>
/// A load balancer in Docker: a container that does not depend on the pool, so that it keeps the host's ports, and a command
/// that configures the pool and reloads HAProxy in place.
/// </summary>
internal static class ContainerLoadBalancer
{
    private const string StartScript = "/usr/local/lib/k3spulumi-loadbalancer.sh";

    public static readonly ServiceShape Shape = new() { Role = "loadbalancer", Volumes = ["/var/lib/haproxy"], StopSeconds = 15 };

    public static ServiceContainer Container(string image) => new(image, Shape)
    {
        Entrypoint = ["/bin/sh", StartScript],
        Command = ["start"],
        Uploads = [new(StartScript, "0755", new(ScriptSets.Text("loadbalancer-start")))],
        HealthCheck = ["CMD-SHELL", "test -S /var/lib/haproxy/k3s.sock"],
    };

    /// <summary>Runs where <paramref name="docker"/> (the command, with its options) can reach the engine.</summary>
    public static RemoteScript Pool(HaproxyConfig haproxy, string container, string docker = "docker")
    {
        var config = haproxy with { Placement = HaproxyPlacement.Container };
        var script = new ScriptInput()
            .Set("HAPROXY", config.ToConfig())
            .With(ScriptSets.Text("loadbalancer-container"));
        var create = LoadBalancerScript.PoolText(config, new()).Then($"{docker} exec -i {Shell.Quote(container)} sh -s -- apply");
        return new(create, null, new(script));
    }
}
