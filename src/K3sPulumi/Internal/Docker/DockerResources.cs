using K3sPulumi.Core.Docker;
using Pulumi;
using Pulumi.Docker;
using Pulumi.Docker.Inputs;

namespace K3sPulumi.Internal.Docker;

/// <summary>What the containers of one cluster share: the engine, the network and the image.</summary>
internal sealed record DockerResources
{
    public string? Engine { get; init; }

    public ProviderResource? Provider { get; init; }

    public required Output<string> Network { get; init; }

    public RemoteImage? Image { get; init; }

    /// <param name="parent">Owns the shared resources.</param>
    /// <param name="name">Prefix of their names.</param>
    /// <param name="args">Those of the first node, which apply to all nodes.</param>
    /// <param name="image">The image to pull before any container is created; null if each node has its own.</param>
    /// <param name="subnet">Subnet of the network; null if the engine may choose.</param>
    /// <param name="isChecked">Fails when the request has problems.</param>
    public static DockerResources Create(ComponentResource parent, string name, DockerContainerArgs args,
        Output<string>? image, Output<string>? subnet, Output<bool> isChecked)
    {
        var provider = args.Host is null
            ? null
            : new Provider($"{name}-engine", new ProviderArgs { Host = isChecked.Apply(_ => args.Host) },
                new CustomResourceOptions { Parent = parent });
        var options = new CustomResourceOptions { Parent = parent, Provider = provider };
        return new DockerResources
        {
            Engine = args.Host,
            Provider = provider,
            Network = args.Network is null
                ? OwnNetwork(parent, name, provider, subnet, isChecked).Name
                : Output.Tuple(isChecked, args.Network.ToOutput()).Apply(both => both.Item2),
            Image = image is null
                ? null
                : new RemoteImage($"{name}-image", new RemoteImageArgs { Name = image, KeepLocally = true }, options),
        };
    }

    /// <summary>The resource names of a node's parts start with the name of its component.</summary>
    public CustomResourceOptions Options(ComponentResource parent) => new() { Parent = parent, Provider = Provider };

    private static Network OwnNetwork(ComponentResource parent, string name, ProviderResource? provider,
        Output<string>? subnet, Output<bool> isChecked)
    {
        var args = new NetworkArgs
        {
            Name = isChecked.Apply(_ => $"k3s-{name}"),
            Driver = "bridge",
            Labels = { new NetworkLabelArgs { Label = "k3spulumi.cluster", Value = name } },
        };
        if (subnet is not null)
            args.IpamConfigs.Add(new NetworkIpamConfigArgs
            {
                Subnet = subnet,
                IpRange = subnet.Apply(ContainerSubnet.DynamicRange),
                Gateway = subnet.Apply(ContainerSubnet.Gateway)
            });
        return new Network($"{name}-network", args,
            new CustomResourceOptions { Parent = parent, Provider = provider, DeleteBeforeReplace = true });
    }
}
