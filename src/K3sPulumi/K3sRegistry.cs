using K3sPulumi.Internal.Registries;
using Pulumi;

namespace K3sPulumi;

/// <summary>
/// A local registry in Docker, without a login: push to <c>localhost:PORT</c>, and the nodes of every cluster that is wired to it pull under the same name.
/// It outlives the clusters. Example: <c>var registry = new K3sRegistry("registry", new());</c> and in each cluster <c>LocalRegistry = registry.Address</c>.
/// </summary>
public sealed class K3sRegistry : ComponentResource
{
    /// <summary>Name and port, for the <c>localRegistry</c> of clusters.</summary>
    [Output("address")]
    public Output<string> Address { get; private init; }

    /// <summary>Where the engine's host pushes, as <c>localhost:PORT</c>; images are named after it.</summary>
    [Output("pushAddress")]
    public Output<string> PushAddress { get; private init; }

    /// <summary>Creates the registry.</summary>
    /// <param name="name">Name of the component and of the container. A DNS label.</param>
    /// <param name="args">What is asked for.</param>
    /// <param name="options">Options of the component.</param>
    public K3sRegistry(string name, K3sRegistryArgs args, ComponentResourceOptions? options = null)
        : base("k3s:index:K3sRegistry", name, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        (Address, PushAddress) = DockerRegistry.Create(this, name, args);
        RegisterOutputs();
    }
}
