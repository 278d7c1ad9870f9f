using K3sPulumi.Core.Containers;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.LoadBalancing;
using K3sPulumi.Core.Specs;
using K3sPulumi.Docker;
using Pulumi;

namespace K3sPulumi.LoadBalancing;

/// <summary>HAProxy in a container that owns the host's ports and never changes with the pool; a command hands it the pool.</summary>
internal static class DockerLoadBalancer
{
    public const string DefaultImage = "haproxy:3.2-alpine";

    public static LoadBalancerParts Create(K3sLoadBalancer balancer, string name, K3sLoadBalancerArgs args, LoadBalancerRequest request)
    {
        var site = args.Placement?.Docker ?? DockerSite.Create(balancer, name, args.Docker!, image: null, subnet: null, request.Checked);
        var spec = Output.Tuple(request.Checked, request.Inputs.Visible(request.Build)).Apply(both => both.Item2);
        var service = spec.Apply(known => ContainerLoadBalancer.Container(known.Docker!.Image.Or(DefaultImage)));
        var plan = spec.Apply(known => ContainerPlan.ForService(name, ContainerLoadBalancer.Shape, known.Docker!, known.ActualPort));
        var shape = ContainerLoadBalancer.Shape;
        var container = ServiceNode.Create(balancer, name, args.Docker!, site with { Image = null }, shape, service, plan);
        var pool = LocalScript.Create(balancer, $"{name}-pool", site.Engine, spec.Apply(known => ContainerLoadBalancer.Pool(known.Haproxy(), name)), container);
        return new LoadBalancerParts(
            request.Checked.Apply(_ => name), request.Checked.Apply(_ => $"https://{name}:{args.Port ?? ClusterPorts.Api}"), [pool]);
    }
}
