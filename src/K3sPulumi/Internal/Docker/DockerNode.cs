using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Drift;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Internal.Drift;
using K3sPulumi.Internal.Nodes;
using Pulumi;
using Pulumi.Docker;
using Pulumi.Docker.Inputs;
using Command = Pulumi.Command.Local.Command;

namespace K3sPulumi.Internal.Docker;

/// <summary>
/// A node as a container: two volumes that outlive it, the container, and the command that waits for the node and removes it from
/// its cluster.
/// </summary>
internal sealed class DockerNode<TSpec>
    where TSpec : INodeSpec
{
    private readonly NodeScope<TSpec> _scope;
    private readonly DockerResources _shared;
    private readonly Output<DriftRecord> _repair;

    public DockerNode(NodeScope<TSpec> scope, DockerResources shared, DockerNodePlan plan)
    {
        (_scope, _shared, _repair) = (scope, shared, RepairOf(scope, shared, plan));
        Container = CreateContainer(plan, CreateVolume("data"), CreateVolume("node"));
        Ready = CreateReady(plan);
    }

    public Container Container { get; }

    /// <summary>Done when the node is Ready; its secret output is the kubeconfig if the node is a server.</summary>
    public Command Ready { get; }

    /// <summary>The last repair of the node, which may be one that is due now.</summary>
    private static Output<DriftRecord> RepairOf(NodeScope<TSpec> scope, DockerResources shared, DockerNodePlan plan)
    {
        var asked = Output.Tuple(plan.Container, plan.Shown, plan.Files, scope.Visible).Apply(all => ContainerAsked.Of(
            all.Item4.Name, all.Item1, all.Item2, all.Item3, NodeAsked.Of(all.Item4),
            DockerScript.Ready(all.Item4, containerId: "", exists: true)));
        return NodeRepairs.OfContainer(scope, asked, shared.Engine);
    }

    private Volume CreateVolume(string part)
    {
        var (name, options) = ($"{_scope.Name}-{part}", _shared.Options(_scope.Owner));
        options.DeleteBeforeReplace = true;
        return new Volume(name, new VolumeArgs { Name = _scope.Checked.Apply(_ => name) }, options);
    }

    private Container CreateContainer(DockerNodePlan plan, Volume data, Volume node)
    {
        var options = _shared.Options(_scope.Owner);
        options.DeleteBeforeReplace = true;
        options.DependsOn = new InputList<Resource>();
        options.DependsOn.AddRange(plan.Turn);
        if (_shared.Image is not null)
            options.DependsOn.Add(_shared.Image);
        if (plan.Authority is { } authority)
            options.DependsOn.Add(authority(data));
        // The provider accepts changes of the first two without applying them. The last is for a container that could not start,
        // for example because of a port in use: the provider would leave it stopped.
        options.ReplaceOnChanges = ["tmpfs", "init", "#initerror"];
        return new Container(_scope.Name, Args(plan, data, node), options);
    }

    private ContainerArgs Args(DockerNodePlan plan, Volume data, Volume node)
    {
        var (docker, container) = (_scope.Args.Docker!, plan.Container);
        var archives = DockerArchives.Of(_scope);
        var args = ContainerInputs.Args(_scope.Name, docker, _shared, container, _scope.Shape.Node.Docker!.Ip.IsGiven);
        args.Image = container.Apply(known => known.Image);
        args.Command = container.Apply(known => known.Command.ToArray());
        args.Privileged = true;
        args.Init = false;
        args.DestroyGraceSeconds = ContainerPlan.GraceSeconds;
        args.Gpus = docker.Gpus is null ? null : (Input<string>)container.Apply(known => known.Gpus!);
        args.Tmpfs = new() { ["/run"] = "", ["/var/run"] = "" };
        args.Uploads = Output.Tuple(plan.Files, archives)
            .Apply(both => both.Item1.Select(ContainerInputs.Upload).Concat(both.Item2.Uploads()).ToArray());
        args.Volumes = Output.Tuple(container, archives, plan.HasManifests)
            .Apply(all => all.Item1.Volumes.Select(ContainerInputs.Volume).Concat(all.Item2.Mounts())
                .Concat(all.Item3 ? [ManifestDirectory()] : []).ToArray());
        args.Envs = plan.Proxy is null
            ? container.Apply(known => known.Environment.ToArray())
            : Output.Tuple(container, plan.Proxy).Apply(both => both.Item1.Environment.Concat(both.Item2).ToArray());
        args.Labels = Output.Tuple(container, archives)
            .Apply(both => both.Item1.Labels.Select(ContainerInputs.Label).Concat(both.Item2.Labels()).ToArray());
        // Otherwise not even an empty list: the provider reads the image's own program back.
        if (docker.Memory is not null)
            args.Entrypoints = container.Apply(known => MemoryStart.Entrypoint(known.MemoryMegabytes ?? 0).ToArray());
        args.Labels.Add(
            new ContainerLabelArgs { Label = ShownFiles.ConfigLabel, Value = plan.Shown.Apply(files => files.Config) });
        args.Labels.Add(
            new ContainerLabelArgs { Label = ShownFiles.DigestsLabel, Value = plan.Shown.Apply(files => files.Digests) });
        args.Labels.AddRange(_repair.Apply(repair => repair.Labels.Select(ContainerInputs.Label).ToArray()));
        args.Volumes.Add(new ContainerVolumeArgs { VolumeName = data.Name, ContainerPath = "/var/lib/rancher/k3s" });
        args.Volumes.Add(new ContainerVolumeArgs { VolumeName = node.Name, ContainerPath = "/etc/rancher/node" });
        return args;
    }

    /// <summary>Without a name: it is created and removed with the container.</summary>
    private static ContainerVolumeArgs ManifestDirectory() => new() { ContainerPath = Manifests.Directory };

    private Command CreateReady(DockerNodePlan plan)
    {
        var args = EngineCommand.Args(_shared.Engine);
        args.Create = ReadyText(exists: false).Apply(ReadyScript.For);
        if (_scope.Shape.Settings.Certificates is not null)
            args.Update = ReadyText(exists: true);
        if (plan.LeavesThrough is not null)
        {
            args.Delete = Output.Tuple(_scope.Visible, plan.LeavesThrough)
                .Apply(both => DockerScript.Leave(both.Item1, both.Item2));
            // Not secret, but long and constant: previews do not need to show it.
            args.Stdin = Output.CreateSecret(DockerScript.LeaveStdin(_scope.Shape.Role));
        }

        var options = _scope.After([Container, .. _scope.Context?.After ?? []]);
        options.DeletedWith = _scope.Context?.Anchor;
        options.AdditionalSecretOutputs = ["stdout", "stderr"];
        options.DeleteBeforeReplace = plan.LeavesThrough is not null ? true : null;
        return new Command($"{_scope.Name}-ready", args, options);
    }

    private Output<string> ReadyText(bool exists) => Output.Tuple(_scope.Visible, Container.Id, _repair)
        .Apply(all => DockerScript.Ready(all.Item1, all.Item2, exists, all.Item3));
}
