using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Images;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Validation;
using K3sPulumi.Internal.Cluster;
using K3sPulumi.Internal.Docker;
using K3sPulumi.Internal.Inputs;
using Pulumi;
using Pulumi.Command.Local;

namespace K3sPulumi.Internal.Registries;

/// <summary>The registry's container, and its connections to the networks of clusters.</summary>
internal static class DockerRegistry
{
    public static (Output<string> Address, Output<string> PushAddress) Create(K3sRegistry parent, string name,
        K3sRegistryArgs args)
    {
        var registry = new LocalRegistry(name, args.Port ?? LocalRegistry.DefaultHostPort);
        var docker = args.Docker ?? new DockerContainerArgs();
        var inputs = new InputSet().Gather(values => args.Read(docker, values));
        var check = ProgramPlaces.Checking<RegistrySpec>(parent, nameof(K3sRegistry), name, spec =>
            Problems(registry, spec), spec => Claims(registry, spec.Docker));
        var isChecked = Requests.Check(parent, nameof(K3sRegistry), name, inputs, check);
        if (check(inputs.Shape).Count > 0)
            return (isChecked.Apply(_ => ""), isChecked.Apply(_ => ""));

        var site = DockerResources.Create(parent, name, docker, image: null, subnet: null, isChecked);
        var spec = Output.Tuple(isChecked, inputs.Visible).Apply(both => both.Item2.Docker);
        // Only the uploads contain the login, and they are secret by themselves.
        var service = Output.Unsecret(Output.Tuple(isChecked, inputs.All).Apply(both =>
            LocalRegistry.Container(both.Item2.Docker.Image.Or(LocalRegistry.DefaultImage), both.Item2.Upstream)));
        var plan = spec.Apply(known =>
            ContainerPlan.ForService(name, LocalRegistry.Shape, Published(known, registry), LocalRegistry.ContainerPort));
        var container = ServiceNode.Create(parent, name, docker, site, LocalRegistry.Shape, service, plan);
        new LocalScript(parent, $"{name}-ready", site.Engine, isChecked.Apply(_ => LocalRegistry.Ready(name)))
        {
            Container = container,
        }.Create();

        // Not the container: nodes would be replaced with it. A cluster waits for the registry itself.
        return (isChecked.Apply(_ => registry.Address), isChecked.Apply(_ => registry.PushAddress));
    }

    /// <summary>Connects the registry to a cluster's network.</summary>
    public static void Link(ComponentResource parent, string name, DockerResources site, Output<LocalRegistry> registry)
    {
        var script = Output.Tuple(registry, site.Network).Apply(both => both.Item1.Link(both.Item2));
        var args = EngineCommand.Args(site.Engine, Logging.None);
        args.Create = script.Apply(made => made.Create!);
        args.Delete = script.Apply(made => made.Delete!);
        args.Stdin = Output.CreateSecret(script.Apply(made => made.Stdin.Value));
        var options = new CustomResourceOptions
        {
            Parent = parent,
            AdditionalSecretOutputs = { "stdout", "stderr" },
            DeleteBeforeReplace = true,
            // A network cannot be replaced while the registry is connected to it.
            ReplaceOnChanges = { "create" },
        };
        _ = new Command($"{name}-registry", args, options);
    }

    private static IReadOnlyList<Problem> Problems(LocalRegistry registry, RegistrySpec spec) => ProblemList.Of(problems =>
    {
        var docker = spec.Docker;
        registry.Check(problems);
        spec.Upstream.Check(problems);
        problems.Check("bindAddress", docker.ApiBindAddress, Addresses.IpProblem);
        DockerChecks.Check(problems.At("docker"), docker with { ApiBindAddress = default }, role: null);
        Claims(registry, docker).Check(problems);
    });

    private static PlaceClaims Claims(LocalRegistry registry, DockerSpec docker) =>
        PlaceClaims.Of(Published(docker, registry), "port");

    /// <summary>It has no authentication, so it listens only on the engine's host unless the user sets another address.</summary>
    private static DockerSpec Published(DockerSpec docker, LocalRegistry registry) => docker with
    {
        ApiPort = registry.HostPort,
        ApiBindAddress = docker.ApiBindAddress.Else(Value<string>.Of("127.0.0.1")),
    };
}
