using K3sPulumi.Core.Containers;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.LoadBalancing;
using K3sPulumi.Core.Specs;
using K3sPulumi.Docker;
using Pulumi;
using Pulumi.Docker;
using Pulumi.Docker.Inputs;
using LocalCommand = Pulumi.Command.Local.Command;
using LocalCommandArgs = Pulumi.Command.Local.CommandArgs;
using LocalLogging = Pulumi.Command.Local.Logging;

namespace K3sPulumi.LoadBalancing;

/// <summary>HAProxy in a container that owns the host's ports and never changes with the pool; a command hands it the pool.</summary>
internal static class DockerLoadBalancer
{
    public const string DefaultImage = "haproxy:3.2-alpine";

    public static LoadBalancerParts Create(K3sLoadBalancer balancer, string name, K3sLoadBalancerArgs args, LoadBalancerRequest request)
    {
        var visible = request.Inputs.Visible(request.Build);
        var site = args.Placement?.Docker ?? DockerSite.Create(balancer, name, args.Docker!, image: null, subnet: null, request.Checked);
        var container = MakeContainer(balancer, name, args, site, Output.Tuple(request.Checked, visible).Apply(both => both.Item2));
        var pool = Output.Tuple(request.Checked, visible).Apply(both => ContainerLoadBalancer.Pool(both.Item2.Haproxy(), name));
        var command = new LocalCommandArgs
        {
            Create = Output.Tuple(pool, container.Id).Apply(both => $"# container {both.Item2}\n{both.Item1.Create}"),
            Stdin = Output.CreateSecret(pool.Apply(script => script.Stdin.Value)),
            Logging = LocalLogging.None,
            AddPreviousOutputInEnv = false,
        };
        if (site.Engine is not null)
            command.Environment.Add("DOCKER_HOST", site.Engine);
        var ready = new LocalCommand($"{name}-pool", command, new CustomResourceOptions { Parent = balancer, DependsOn = { container } });
        return new LoadBalancerParts(
            request.Checked.Apply(_ => name), request.Checked.Apply(_ => $"https://{name}:{args.Port ?? ClusterPorts.Api}"), [ready]);
    }

    private static Container MakeContainer(K3sLoadBalancer balancer, string name, K3sLoadBalancerArgs args, DockerSite site, Output<LoadBalancerSpec> spec)
    {
        var service = spec.Apply(known => ContainerLoadBalancer.Container(known.Docker!.Image.Or(DefaultImage)));
        var plan = spec.Apply(known => ContainerPlan.For(name, NodeRole.Server, default, known.Docker! with { Image = Value<string>.Of(DefaultImage) }, publishesApi: true, known.ActualPort));
        var options = site.Options(balancer);
        options.DeleteBeforeReplace = true;
        return new Container(name, new ContainerArgs
        {
            Name = name,
            Hostname = name,
            Image = service.Apply(made => made.Image),
            Entrypoints = service.Apply(made => made.Entrypoint.ToArray()),
            Command = service.Apply(made => made.Command.ToArray()),
            Restart = "unless-stopped",
            MustRun = true,
            DestroyGraceSeconds = service.Apply(made => made.StopSeconds),
            NetworkMode = "bridge",
            NetworksAdvanced = { new ContainerNetworksAdvancedArgs { Name = site.Network } },
            Uploads = service.Apply(made => made.Uploads.Select(file => new ContainerUploadArgs { File = file.Path, Content = file.Content.Value, Permissions = file.Mode }).ToArray()),
            Ports = plan.Apply(made => made.Ports.Select(port =>
                new ContainerPortArgs { Ip = port.HostIp ?? "0.0.0.0", External = port.HostPort, Internal = port.ContainerPort, Protocol = port.Protocol }).ToArray()),
            Labels = plan.Apply(made => made.Labels.Select(label => new ContainerLabelArgs { Label = label.Key, Value = label.Value }).ToArray()),
        }, options);
    }
}
