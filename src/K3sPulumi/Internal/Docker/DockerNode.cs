using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Validation;
using Pulumi;
using Pulumi.Docker;
using Pulumi.Docker.Inputs;
using LocalCommand = Pulumi.Command.Local.Command;
using LocalCommandArgs = Pulumi.Command.Local.CommandArgs;
using LocalLogging = Pulumi.Command.Local.Logging;

namespace K3sPulumi.Internal.Docker;

/// <summary>
/// A node as a container: two volumes that outlive it, the container, and the command that waits for the node and removes it from
/// its cluster.
/// </summary>
internal sealed class DockerNode
{
    private readonly ComponentResource _parent;
    private readonly string _name;
    private readonly DockerResources _site;

    public DockerNode(ComponentResource parent, string name, DockerArgs docker, DockerResources site, DockerNodePlan plan)
    {
        (_parent, _name, _site) = (parent, name, site);
        var container = MakeContainer(docker, plan, MakeVolume("data", plan), MakeVolume("node", plan));
        Ready = MakeReady(plan, container);
        ContainerId = container.Id;
        Container = container;
    }

    public Container Container { get; }

    public Output<string> ContainerId { get; }

    /// <summary>Done when the node is Ready; its secret output is the kubeconfig if the node is a server.</summary>
    public LocalCommand Ready { get; }

    private Volume MakeVolume(string part, DockerNodePlan plan)
    {
        var options = _site.Options(_parent);
        options.DeleteBeforeReplace = true;
        return new Volume($"{_name}-{part}", new VolumeArgs { Name = plan.Checked.Apply(_ => $"{_name}-{part}") }, options);
    }

    private Container MakeContainer(DockerArgs docker, DockerNodePlan plan, Volume data, Volume node)
    {
        var options = _site.Options(_parent);
        options.DeleteBeforeReplace = true;
        options.DependsOn = new InputList<Resource>();
        options.DependsOn.AddRange(plan.Turn);
        if (_site.Image is not null)
            options.DependsOn.Add(_site.Image);
        if (plan.Authority is { } authority)
            options.DependsOn.Add(authority(data));
        // The provider accepts changes of the first two without applying them. The last is for a container that could not start,
        // for example because of a port in use: the provider would leave it stopped.
        options.ReplaceOnChanges = ["tmpfs", "init", "#initerror"];
        return new Container(_name, Args(docker, plan, data, node), options);
    }

    private ContainerArgs Args(DockerArgs docker, DockerNodePlan plan, Volume data, Volume node)
    {
        var container = plan.Container;
        var args = new ContainerArgs
        {
            Name = _name,
            Hostname = _name,
            Image = container.Apply(c => c.Image),
            Command = container.Apply(c => c.Command.ToArray()),
            Privileged = true,
            Init = false,
            Restart = "unless-stopped",
            MustRun = true,
            DestroyGraceSeconds = ContainerPlan.GraceSeconds,
            // Not the network itself: the engine would then keep the endpoint from the creation and drop the fixed address.
            NetworkMode = "bridge",
            NetworksAdvanced =
                { new ContainerNetworksAdvancedArgs { Name = _site.Network,
                    Ipv4Address = plan.HasIp ? (Input<string>)container.Apply(c => c.Ip!) : null } },
            Memory = docker.Memory is null ? null : (Input<int>)container.Apply(c => c.MemoryMegabytes ?? 0),
            // The engine's default. It is set because otherwise the provider would reset it in every update and could not raise
            // the memory limit.
            MemorySwap = docker.Memory is null ? null : (Input<int>)container.Apply(c => 2 * c.MemoryMegabytes ?? 0),
            Cpus = docker.Cpus is null ? null : (Input<string>)container.Apply(c => c.Cpus!),
            Gpus = docker.Gpus is null ? null : (Input<string>)container.Apply(c => c.Gpus!),
            Tmpfs = { ["/run"] = "", ["/var/run"] = "" },
            Uploads = Output.Tuple(plan.Files, plan.Archives)
                .Apply(both => both.Item1.Select(Upload).Concat(both.Item2.Uploads()).ToArray()),
            Volumes = Output.Tuple(container, plan.Archives, plan.HasManifests)
                .Apply(all => all.Item1.Volumes.Select(Mount).Concat(all.Item2.Mounts())
                    .Concat(all.Item3 ? [ManifestDirectory()] : []).ToArray()),
            Ports = container.Apply(c => c.Ports.Select(Publish).ToArray()),
            Envs = plan.Proxy is null
                ? container.Apply(c => c.Environment.ToArray())
                : Output.Tuple(container, plan.Proxy).Apply(both => both.Item1.Environment.Concat(both.Item2).ToArray()),
            Hosts = container.Apply(c =>
                c.HostAliases.Select(alias => new ContainerHostArgs { Host = alias.Key, Ip = alias.Value }).ToArray()),
            Labels = Output.Tuple(container, plan.Archives)
                .Apply(both => both.Item1.Labels.Select(Label).Concat(both.Item2.Labels()).ToArray()),
        };
        // Otherwise not even an empty list: the provider reads the image's own program back.
        if (docker.Memory is not null)
            args.Entrypoints = container.Apply(c => MemoryStart.Entrypoint(c.MemoryMegabytes ?? 0).ToArray());
        args.Labels.Add(
            new ContainerLabelArgs { Label = ShownFiles.ConfigLabel, Value = plan.Shown.Apply(files => files.Config) });
        args.Labels.Add(
            new ContainerLabelArgs { Label = ShownFiles.DigestsLabel, Value = plan.Shown.Apply(files => files.Digests) });
        args.Labels.AddRange(plan.Repair.Apply(repair => repair.Labels.Select(Label).ToArray()));
        args.Volumes.Add(new ContainerVolumeArgs { VolumeName = data.Name, ContainerPath = "/var/lib/rancher/k3s" });
        args.Volumes.Add(new ContainerVolumeArgs { VolumeName = node.Name, ContainerPath = "/etc/rancher/node" });
        return args;
    }

    private static ContainerUploadArgs Upload(HostFile file) =>
        new() { File = file.Path, Content = file.Content.Value, Permissions = file.Mode };

    private static ContainerLabelArgs Label(KeyValuePair<string, string> label) =>
        new() { Label = label.Key, Value = label.Value };

    private static ContainerVolumeArgs Mount(VolumeMapping volume) =>
        volume.IsHostPath
            ? new() { HostPath = volume.Source, ContainerPath = volume.Path, ReadOnly = volume.IsReadOnly }
            : new() { VolumeName = volume.Source, ContainerPath = volume.Path, ReadOnly = volume.IsReadOnly };

    /// <summary>Without a name: it is created and removed with the container.</summary>
    private static ContainerVolumeArgs ManifestDirectory() => new() { ContainerPath = Core.Cluster.Manifests.Directory };

    private static ContainerPortArgs Publish(Core.Docker.PortMapping port) =>
        new()
        {
            Ip = port.HostIp ?? "0.0.0.0",
            External = port.HostPort,
            Internal = port.ContainerPort,
            Protocol = port.Protocol
        };

    private LocalCommand MakeReady(DockerNodePlan plan, Container container)
    {
        var visible = Output.Tuple(plan.Visible, plan.Repair).Apply(both => both.Item1 with { Repair = both.Item2 });
        var args = new LocalCommandArgs
        {
            Create = Output.Tuple(visible, container.Id).Apply(both => ReadyScript.For(both.Item1.Ready(both.Item2))),
            Logging = LocalLogging.Stderr,
            AddPreviousOutputInEnv = false,
        };
        if (plan.HasCertificates)
            args.Update = Output.Tuple(visible, container.Id).Apply(both => both.Item1.ReadyAgain(both.Item2));
        if (plan.LeavesThrough is not null)
        {
            args.Delete = Output.Tuple(plan.Visible, plan.LeavesThrough).Apply(both => both.Item1.Leave(both.Item2));
            // Not secret, but long and constant: previews do not need to show it.
            args.Stdin = Output.CreateSecret(DockerScript.LeaveStdin);
        }

        if (_site.Engine is not null)
            args.Environment.Add("DOCKER_HOST", _site.Engine);
        var options = new CustomResourceOptions
        {
            Parent = _parent,
            DependsOn = { container },
            DeletedWith = plan.Anchor,
            AdditionalSecretOutputs = { "stdout", "stderr" },
            DeleteBeforeReplace = plan.LeavesThrough is not null ? true : null,
        };
        foreach (var resource in plan.After)
            options.DependsOn.Add(resource);
        return new LocalCommand($"{_name}-ready", args, options);
    }
}
