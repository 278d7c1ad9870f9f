using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Nodes;
using Pulumi;

namespace K3sPulumi.Internal.Docker;

/// <summary>The same container settings with one thing decided by the cluster.</summary>
internal static class DockerCopies
{
    public static DockerArgs WithIp(this DockerArgs docker, Input<string> ip) => new()
    {
        Host = docker.Host,
        ApiPort = docker.ApiPort,
        ApiBindAddress = docker.ApiBindAddress,
        Image = docker.Image,
        ImageRegistry = docker.ImageRegistry,
        Network = docker.Network,
        Ip = ip,
        Ports = docker.Ports,
        Volumes = docker.Volumes,
        Memory = docker.Memory,
        Cpus = docker.Cpus,
        HostAliases = docker.HostAliases,
        Labels = docker.Labels,
        Environment = docker.Environment,
    };
}
