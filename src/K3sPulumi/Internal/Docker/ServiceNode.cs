using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Validation;
using Pulumi;
using Pulumi.Docker;
using Pulumi.Docker.Inputs;

namespace K3sPulumi.Internal.Docker;

/// <summary>
/// A container that serves a cluster but is not a node of it, with the volumes that outlive it, as planned by the core.
/// </summary>
internal static class ServiceNode
{
    public static Container Create(
        ComponentResource parent, string name, DockerContainerArgs docker, DockerResources site, ServiceShape shape,
        Output<ServiceContainer> service,
        Output<ContainerPlan> plan)
    {
        var options = site.Options(parent);
        options.DeleteBeforeReplace = true;
        // The provider accepts a changed health check without applying it, and would leave a container that could not start
        // stopped.
        options.ReplaceOnChanges = ["healthcheck", "#initerror"];
        var args = Args(name, docker, site, service, plan);
        args.DestroyGraceSeconds = shape.StopSeconds;
        if (!shape.RunsImage)
        {
            // Not empty lists: the provider reads the image's own program back, and every update would replace the container.
            args.Entrypoints = service.Apply(made => made.Entrypoint.ToArray());
            args.Command = service.Apply(made => made.Command.ToArray());
            args.Healthcheck = new ContainerHealthcheckArgs
            {
                Tests = service.Apply(made => made.HealthCheck.ToArray()),
                Interval = "30s",
                Timeout = "10s",
                Retries = 3,
            };
        }

        if (shape.User is not null)
            args.User = shape.User;
        if (shape.StopSignal is not null)
            args.StopSignal = shape.StopSignal;
        foreach (var (index, path) in shape.Volumes.Index())
        {
            var volumeOptions = site.Options(parent);
            volumeOptions.DeleteBeforeReplace = true;
            var volume = new Volume($"{name}-{index}", new VolumeArgs { Name = service.Apply(_ => $"{name}-{index}") },
                volumeOptions);
            args.Volumes.Add(new ContainerVolumeArgs { VolumeName = volume.Name, ContainerPath = path });
        }

        return new Container(name, args, options);
    }

    private static ContainerArgs Args(
        string name, DockerContainerArgs docker, DockerResources site, Output<ServiceContainer> service,
        Output<ContainerPlan> plan) =>
            new()
            {
                Name = name,
                Hostname = name,
                Image = service.Apply(made => made.Image),
                Restart = "unless-stopped",
                MustRun = true,
                NetworkMode = "bridge",
                NetworksAdvanced =
        {
            new ContainerNetworksAdvancedArgs
            {
                Name = site.Network,
                Ipv4Address = docker.Ip is null ? null : (Input<string>)plan.Apply(made => made.Ip!),
            },
        },
                Memory = docker.Memory is null ? null : (Input<int>)plan.Apply(made => made.MemoryMegabytes ?? 0),
                // As for nodes: otherwise the provider would reset it in every update.
                MemorySwap = docker.Memory is null ? null : (Input<int>)plan.Apply(made => 2 * made.MemoryMegabytes ?? 0),
                Cpus = docker.Cpus is null ? null : (Input<string>)plan.Apply(made => made.Cpus!),
                Uploads = Output.CreateSecret(service.Apply(made => made.Uploads.Select(Upload).ToArray())),
                Volumes = plan.Apply(made => made.Volumes.Select(Mount).ToArray()),
                Ports = plan.Apply(made => made.Ports.Select(Publish).ToArray()),
                Envs = plan.Apply(made => made.Environment.ToArray()),
                Hosts = plan.Apply(made => made.HostAliases.Select(Alias).ToArray()),
                Labels = plan.Apply(made => made.Labels.Select(Label).ToArray()),
            };

    private static ContainerHostArgs Alias(KeyValuePair<string, string> alias) => new() { Host = alias.Key, Ip = alias.Value };

    private static ContainerLabelArgs Label(KeyValuePair<string, string> label) =>
        new() { Label = label.Key, Value = label.Value };

    private static ContainerUploadArgs Upload(HostFile file) =>
        new() { File = file.Path, Content = file.Content.Value, Permissions = file.Mode };

    private static ContainerVolumeArgs Mount(VolumeMapping volume) =>
        volume.IsHostPath
            ? new() { HostPath = volume.Source, ContainerPath = volume.Path, ReadOnly = volume.IsReadOnly }
            : new() { VolumeName = volume.Source, ContainerPath = volume.Path, ReadOnly = volume.IsReadOnly };

    private static ContainerPortArgs Publish(Core.Docker.PortMapping port) =>
        new()
        {
            Ip = port.HostIp ?? "0.0.0.0",
            External = port.HostPort,
            Internal = port.ContainerPort,
            Protocol = port.Protocol
        };
}
