using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Specs;
using Pulumi;
using Pulumi.Docker;
using Pulumi.Docker.Inputs;

namespace K3sPulumi.Docker;

/// <summary>A container that serves a cluster without being a node of it, with the volumes that outlive it.</summary>
internal static class ServiceNode
{
    public static Container Create(
        ComponentResource parent, string name, DockerSite site, Output<ServiceContainer> service, IReadOnlyList<string> volumes, Output<Core.Containers.ContainerPlan> plan,
        string? user = null, string? stopSignal = null, bool runsImage = false)
    {
        var options = site.Options(parent);
        options.DeleteBeforeReplace = true;
        options.ReplaceOnChanges = ["#initerror"];
        var args = new ContainerArgs
        {
            Name = name,
            Hostname = name,
            Image = service.Apply(made => made.Image),
            Restart = "unless-stopped",
            MustRun = true,
            DestroyGraceSeconds = service.Apply(made => made.StopSeconds),
            NetworkMode = "bridge",
            NetworksAdvanced = { new ContainerNetworksAdvancedArgs { Name = site.Network } },
            Uploads = Output.CreateSecret(service.Apply(made => made.Uploads.Select(Upload).ToArray())),
            Ports = plan.Apply(made => made.Ports.Select(Publish).ToArray()),
            Labels = plan.Apply(made => made.Labels.Select(label => new ContainerLabelArgs { Label = label.Key, Value = label.Value }).ToArray()),
        };
        if (!runsImage)
        {
            // Empty lists would not do for an image's own program: the provider reads that back, and every run would replace the container.
            args.Entrypoints = service.Apply(made => made.Entrypoint.ToArray());
            args.Command = service.Apply(made => made.Command.ToArray());
        }

        if (user is not null)
            args.User = user;
        if (stopSignal is not null)
            args.StopSignal = stopSignal;
        foreach (var (index, path) in volumes.Index())
        {
            var volumeOptions = site.Options(parent);
            volumeOptions.DeleteBeforeReplace = true;
            var volume = new Volume($"{name}-{index}", new VolumeArgs { Name = service.Apply(_ => $"{name}-{index}") }, volumeOptions);
            args.Volumes.Add(new ContainerVolumeArgs { VolumeName = volume.Name, ContainerPath = path });
        }

        return new Container(name, args, options);
    }

    private static ContainerUploadArgs Upload(HostFile file) => new() { File = file.Path, Content = file.Content.Value, Permissions = file.Mode };

    private static ContainerPortArgs Publish(Core.PortMapping port) =>
        new() { Ip = port.HostIp ?? "0.0.0.0", External = port.HostPort, Internal = port.ContainerPort, Protocol = port.Protocol };
}
