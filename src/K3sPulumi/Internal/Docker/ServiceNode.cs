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
        Output<ServiceContainer> service, Output<ContainerPlan> plan) => Create(parent, name, docker, site, shape, service, plan,
            Volumes(parent, name, site, shape, service));

    /// <summary>Those that outlive the container.</summary>
    public static IReadOnlyList<Volume> Volumes(ComponentResource parent, string name, DockerResources site, ServiceShape shape,
        Output<ServiceContainer> service) =>
    [
        .. shape.Volumes.Select((_, index) =>
        {
            var options = site.Options(parent);
            options.DeleteBeforeReplace = true;
            return new Volume($"{name}-{index}", new VolumeArgs { Name = service.Apply(_ => $"{name}-{index}") }, options);
        }),
    ];

    /// <param name="parent">Owns it.</param>
    /// <param name="name">The container.</param>
    /// <param name="docker">What the user asked for.</param>
    /// <param name="site">Its engine and its network.</param>
    /// <param name="shape">What is always the same of it.</param>
    /// <param name="service">What it runs.</param>
    /// <param name="plan">The rest of it.</param>
    /// <param name="volumes">Those of its shape, perhaps of another container.</param>
    /// <param name="after">What must be done before; null: nothing.</param>
    public static Container Create(
        ComponentResource parent, string name, DockerContainerArgs docker, DockerResources site, ServiceShape shape,
        Output<ServiceContainer> service, Output<ContainerPlan> plan, IReadOnlyList<Volume> volumes, Resource? after = null)
    {
        var options = site.Options(parent);
        if (after is not null)
            options.DependsOn.Add(after);
        options.DeleteBeforeReplace = true;
        // The provider accepts a changed health check without applying it, and would leave a container that could not start
        // stopped.
        options.ReplaceOnChanges = ["healthcheck", "#initerror"];
        var args = ContainerInputs.Args(name, docker, site, plan, hasIp: docker.Ip is not null);
        args.Image = service.Apply(made => made.Image);
        args.DestroyGraceSeconds = shape.StopSeconds;
        args.Uploads = Output.CreateSecret(service.Apply(made => made.Uploads.Select(ContainerInputs.Upload).ToArray()));
        args.Volumes = plan.Apply(made => made.Volumes.Select(ContainerInputs.Volume).ToArray());
        args.Envs = plan.Apply(made => made.Environment.ToArray());
        args.Labels = plan.Apply(made => made.Labels.Select(ContainerInputs.Label).ToArray());
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
            args.Volumes.Add(new ContainerVolumeArgs { VolumeName = volumes[index].Name, ContainerPath = path });

        return new Container(name, args, options);
    }
}
