using K3sPulumi.Internal.Inputs;
using K3sPulumi.Internal.Registries;
using Pulumi;

namespace K3sPulumi;

/// <summary>
/// A local registry in Docker without authentication. Push to <c>localhost:PORT</c>; the nodes of every connected cluster pull by
/// the same name. It outlives the clusters. Example: <c>var registry = new K3sRegistry("registry", new());</c> and, in each
/// cluster, <c>LocalRegistry = registry.Address</c>.
/// </summary>
public sealed class K3sRegistry : ComponentResource
{
    /// <summary>Name and port of the registry, for the <c>localRegistry</c> of clusters.</summary>
    [Output("address")]
    public Output<string> Address { get; private init; }

    /// <summary>Where the engine's host pushes images, as <c>localhost:PORT</c>; image names start with it.</summary>
    [Output("pushAddress")]
    public Output<string> PushAddress { get; private init; }

    /// <summary>Creates the registry.</summary>
    /// <param name="name">Name of the component and of the container, a DNS label.</param>
    /// <param name="args">Arguments of the component.</param>
    /// <param name="options">Resource options of the component.</param>
    public K3sRegistry(string name, K3sRegistryArgs args, ComponentResourceOptions? options = null)
        : base("k3s:index:K3sRegistry", name, RegisteredArgs.Of(args, Gather), options)
    {
        ArgumentNullException.ThrowIfNull(args);
        Failures.Note(options);
        (Address, PushAddress) = DockerRegistry.Create(this, name, args);
        RegisterOutputs();
    }

    private static void Gather(InputSet inputs, K3sRegistryArgs args)
    {
        var docker = args.Docker ?? new();
        inputs.Gather(values => args.Read(docker, values));
    }
}
