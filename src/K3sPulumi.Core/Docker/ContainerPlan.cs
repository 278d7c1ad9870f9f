using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Validation;
using K3sPulumi.Core.Versions;

namespace K3sPulumi.Core.Docker;

/// <summary>The visible part of a node's container: everything except its files.</summary>
internal sealed record ContainerPlan
{
    /// <summary>How long K3s has to end before its container is killed.</summary>
    public const int GraceSeconds = 30;

    public const string Repository = "rancher/k3s";

    public required string Image { get; init; }

    public required IReadOnlyList<string> Command { get; init; }

    public required IReadOnlyDictionary<string, string> Labels { get; init; }

    public IReadOnlyList<PortMapping> Ports { get; init; } = [];

    public IReadOnlyList<VolumeMapping> Volumes { get; init; } = [];

    public IReadOnlyDictionary<string, string> HostAliases { get; init; } = new SortedDictionary<string, string>();

    /// <summary>As <c>NAME=value</c>.</summary>
    public IReadOnlyList<string> Environment { get; init; } = [];

    public string? Ip { get; init; }

    public int? MemoryMegabytes { get; init; }

    public string? Cpus { get; init; }

    public string? Gpus { get; init; }

    /// <param name="spec">A node in a container, without its secrets.</param>
    /// <param name="apiPort">The port of the engine's host on which the API is published; null: it is not.</param>
    public static ContainerPlan For(INodeSpec spec, int? apiPort = null)
    {
        var (docker, role) = (spec.Node.Docker!, spec.Role.Text());
        return For(docker, apiPort is null ? null : ApiPort(docker, apiPort.Value, NetworkDefaults.ApiPort)) with
        {
            Image = ImageOf(docker, spec.Settings.Version),
            Command = [role],
            Labels = LabelsOf(docker, ("k3spulumi.node", spec.Name), ("k3spulumi.role", role)),
        };
    }

    /// <summary>A container other than a node, whose image and command come from a <see cref="ServiceContainer"/>.</summary>
    public static ContainerPlan ForService(string component, ServiceShape shape, DockerSpec docker, int? apiPort = null) =>
        For(docker, apiPort is null ? null : ApiPort(docker, docker.ApiPort ?? NetworkDefaults.ApiPort, apiPort.Value)) with
        {
            Labels = LabelsOf(docker, ("k3spulumi.service", component), ("k3spulumi.role", shape.Role)),
        };

    private static ContainerPlan For(DockerSpec docker, PortMapping? apiPort) => new()
    {
        Image = "",
        Command = [],
        Labels = new SortedDictionary<string, string>(),
        Ports = [.. apiPort is null ? [] : (PortMapping[])[apiPort],
            .. docker.Ports.Or([]).SelectMany(text => PortMapping.TryParse(text, out _) ?? [])],
        Volumes = [.. docker.Volumes.Or([]).Select(VolumeMapping.TryParse).OfType<VolumeMapping>()],
        HostAliases = AliasesOf(docker),
        Environment = [.. docker.Environment.Or(new SortedDictionary<string, string>())
            .Select(variable => $"{variable.Key}={variable.Value}")],
        Ip = docker.Ip.Content,
        MemoryMegabytes = docker.Memory.IsKnown ? Memory.Megabytes(docker.Memory.Content!) : null,
        Cpus = docker.Cpus.Content is { } cpus ? Docker.Cpus.AsReadBack(cpus) : null,
        Gpus = docker.Gpus.Content,
    };

    /// <summary>The image of a node in a container.</summary>
    public static string ImageOf(INodeSpec spec) => ImageOf(spec.Node.Docker!, spec.Settings.Version);

    /// <summary>The requested image, or the official one of the version, from a mirror if one is set.</summary>
    public static string ImageOf(DockerSpec docker, Value<string> version)
    {
        if (docker.Image.IsKnown)
            return docker.Image.Content!;
        var image = $"{Repository}:{K3sVersion.TryParse(version.Content ?? "", out _)?.ImageTag}";
        return docker.ImageRegistry.IsKnown ? $"{docker.ImageRegistry.Content!.TrimEnd('/')}/{image}" : image;
    }

    /// <summary>The host name at which clients on the deploying machine reach ports of the engine's host.</summary>
    public static string EngineAddress(string? engine) =>
        engine is not null && EngineUrl.TryParse(engine) is { Host.Length: > 0 } url ? url.Host : "127.0.0.1";

    /// <summary>The address of the engine's host on which the API is published.</summary>
    public static string ApiAddress(DockerSpec docker) =>
        docker.ApiBindAddress.Or(EngineAddress(docker.Engine) == "127.0.0.1" ? "127.0.0.1" : "0.0.0.0");

    private static PortMapping ApiPort(DockerSpec docker, int hostPort, int containerPort) =>
        new(ApiAddress(docker), hostPort, containerPort, "tcp");

    private static IReadOnlyDictionary<string, string> AliasesOf(DockerSpec docker)
    {
        var given = docker.HostAliases.Or(new SortedDictionary<string, string>());
        return docker.HostAlias is null ? given
            : new SortedDictionary<string, string>(given.ToDictionary(), StringComparer.Ordinal)
            {
                [docker.HostAlias] = HostAlias.Address,
            };
    }

    private static SortedDictionary<string, string> LabelsOf(
        DockerSpec docker, params ReadOnlySpan<(string Name, string Value)> own)
    {
        var labels = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in docker.Labels.Or(new SortedDictionary<string, string>()))
            labels[name] = value;
        foreach (var (name, value) in own)
            labels[name] = value;
        return labels;
    }
}
