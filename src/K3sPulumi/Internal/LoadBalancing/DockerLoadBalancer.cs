using K3sPulumi.Core.Docker;
using K3sPulumi.Core.LoadBalancing;
using K3sPulumi.Core.Networking;
using K3sPulumi.Internal.Docker;
using K3sPulumi.Internal.Drift;
using K3sPulumi.Internal.Inputs;
using Pulumi;

namespace K3sPulumi.Internal.LoadBalancing;

/// <summary>
/// HAProxy in a container that publishes the host's ports and does not change with the pool; a command sends it the pool.
/// </summary>
internal static class DockerLoadBalancer
{
    public const string DefaultImage = "haproxy:3.2-alpine";

    public static LoadBalancerOutputs Create(K3sLoadBalancer balancer, string name, LoadBalancerArgs args,
        Request<LoadBalancerSpec> request, DockerResources? docker)
    {
        var site = docker ?? DockerResources.Create(balancer, name, args.Docker!, image: null, subnet: null, request.Checked);
        var spec = request.Visible;
        var service = spec.Apply(known => ContainerLoadBalancer.Container(known.Docker!.Image.Or(DefaultImage)));
        var port = DockerApiPort.Of(balancer, name, site with { Image = null },
            Output.Tuple(spec, service).Apply(both => (both.Item1.Docker!, both.Item2.Image)), request.Shape.Docker!.ApiPort);
        var plan = Output.Tuple(spec, port).Apply(both => ContainerPlan.ForService(name, ContainerLoadBalancer.Shape,
            both.Item1.Docker! with { ApiPort = both.Item2 }, both.Item1.ActualPort));
        var shape = ContainerLoadBalancer.Shape;
        var repairs = new ServiceRepairs(balancer, name, request.Shape.Drift.IsGiven, request.All.Apply(known => known.Drift),
            request.Shape.IsStopped);
        var container = ServiceNode.Create(balancer, name, args.Docker!, site with { Image = null }, shape, service,
            repairs.InDocker(name, service, plan, site.Engine));
        repairs.Keep(container);
        var script = request.Visible.Apply(spec => ContainerLoadBalancer.Pool(spec.Haproxy(), name));
        var pool = new LocalScript(balancer, $"{name}-pool", site.Engine, script) { Container = container }.Create();
        return new LoadBalancerOutputs(
            request.Checked.Apply(_ => name),
            request.Checked.Apply(_ => $"https://{name}:{args.Port ?? NetworkDefaults.ApiPort}"), port, [pool]);
    }
}
