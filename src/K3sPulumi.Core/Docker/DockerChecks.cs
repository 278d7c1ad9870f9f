using K3sPulumi.Core.Images;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Docker;

/// <summary>Checks of a node that runs as a container.</summary>
internal static class DockerChecks
{
    /// <param name="problems">At the path of the container's settings.</param>
    /// <param name="docker">What is asked for.</param>
    /// <param name="role">Role of the node; null for a container that is not a K3s node.</param>
    public static void Check(ProblemList problems, DockerSpec docker, NodeRole? role)
    {
        if (docker.FromWindows)
            problems.Add("needs a POSIX shell on the deploying machine, which Windows does not have; run pulumi inside WSL, "
                + "where Docker Desktop is available too.");
        if (docker.Host is not null)
            problems.Add("host", EngineUrl.Problem(docker.Host));
        if (docker.ApiPort is { } port)
            problems.Add("apiPort", role == NodeRole.Agent
                ? "applies only to servers, because agents have no API to publish; remove it."
                : port == FreePort.Asked ? null : Ports.Problem(port));
        if (role == NodeRole.Agent && docker.ApiBindAddress.IsGiven)
            problems.Add("apiBindAddress", "applies only to servers, because agents have no API to publish; remove it.");
        else
            problems.Check("apiBindAddress", docker.ApiBindAddress, Addresses.IpProblem);
        problems.Check("image", docker.Image, ImageNames.Problem);
        problems.Check("imageRegistry", docker.ImageRegistry, ImageNames.RegistryProblem);
        problems.Check("network", docker.Network, DockerNames.NetworkProblem);
        problems.Check("ip", docker.Ip, Addresses.IpProblem);
        problems.CheckEach("ports", docker.Ports, PortMapping.Problem);
        problems.CheckEach("volumes", docker.Volumes, VolumeMapping.Problem);
        problems.Check("memory", docker.Memory, text => Memory.Problem(text, isNode: role is not null));
        problems.Check("cpus", docker.Cpus, Cpus.Problem);
        problems.Check("gpus", docker.Gpus, Gpus.Problem);
        problems.Add("hostAlias", HostAlias.Problem(docker));
        foreach (var (name, address) in docker.HostAliases.Or(None))
            problems.Add($"hostAliases[\"{name}\"]",
                Addresses.HostProblem(name) ?? Addresses.IpProblem(address) ?? AliasProblem(address));
        foreach (var (name, _) in docker.Environment.Or(None))
            problems.Add($"environment[\"{name}\"]", EnvironmentProblem(name));
    }

    /// <summary>The provider splits the name and address of an /etc/hosts entry at the first two colons.</summary>
    private static string? AliasProblem(string address) => address.Contains(':', StringComparison.Ordinal)
        ? $"{Quote.Value(address)} is an IPv6 address, which the Docker provider cannot read back, so that every update would "
            + "replace the container; use an IPv4 address."
        : null;

    private static string? EnvironmentProblem(string name) =>
        name.StartsWith("K3S_", StringComparison.Ordinal)
            ? "would conflict with the node's configuration; use config for K3s options."
            : DockerNames.VariableProblem(name);

    private static readonly Dictionary<string, string> None = [];
}
