using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Hosts;
using Pulumi;
using Pulumi.Docker;
using Pulumi.Docker.Inputs;

namespace K3sPulumi.Internal.Docker;

/// <summary>The core's plan of a container as inputs of Pulumi's provider.</summary>
internal static class ContainerInputs
{
    /// <summary>What nodes and services have in common.</summary>
    /// <param name="name">The container.</param>
    /// <param name="docker">What the user asked for.</param>
    /// <param name="shared">Its engine and its network.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="hasIp">Whether it has a fixed address.</param>
    public static ContainerArgs Args(
        string name, DockerContainerArgs docker, DockerResources shared, Output<ContainerPlan> plan, bool hasIp) => new()
        {
            Name = name,
            Hostname = name,
            Restart = "unless-stopped",
            MustRun = true,
            // Not the network itself: the engine would then keep the endpoint from the creation and drop the fixed address.
            NetworkMode = "bridge",
            NetworksAdvanced =
            {
                new ContainerNetworksAdvancedArgs
                {
                    Name = shared.Network,
                    Ipv4Address = hasIp ? (Input<string>)plan.Apply(container => container.Ip!) : null,
                },
            },
            Memory = docker.Memory is null ? null : (Input<int>)plan.Apply(container => container.MemoryMegabytes ?? 0),
            // The engine's default. It is set because otherwise the provider would reset it in every update and could not raise
            // the memory limit.
            MemorySwap = docker.Memory is null
                ? null : (Input<int>)plan.Apply(container => 2 * container.MemoryMegabytes ?? 0),
            Cpus = docker.Cpus is null ? null : (Input<string>)plan.Apply(container => container.Cpus!),
            Ports = plan.Apply(container => container.Ports.Select(Port).ToArray()),
            Hosts = plan.Apply(container => container.HostAliases.Select(HostAlias).ToArray()),
        };

    public static ContainerUploadArgs Upload(HostFile file) =>
        new() { File = file.Path, Content = file.Content.Value, Permissions = file.Mode };

    public static ContainerLabelArgs Label(KeyValuePair<string, string> label) =>
        new() { Label = label.Key, Value = label.Value };

    public static ContainerVolumeArgs Volume(VolumeMapping volume) => volume.IsHostPath
        ? new() { HostPath = volume.Source, ContainerPath = volume.Path, ReadOnly = volume.IsReadOnly }
        : new() { VolumeName = volume.Source, ContainerPath = volume.Path, ReadOnly = volume.IsReadOnly };

    private static ContainerPortArgs Port(Core.Docker.PortMapping port) => new()
    {
        Ip = port.HostIp ?? "0.0.0.0",
        External = port.HostPort,
        Internal = port.ContainerPort,
        Protocol = port.Protocol,
    };

    private static ContainerHostArgs HostAlias(KeyValuePair<string, string> alias) =>
        new() { Host = alias.Key, Ip = alias.Value };
}
