using System.Globalization;
using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Registries;
using K3sPulumi.Core.Scripts;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Images;

/// <summary>
/// A registry in a container next to the nodes, for development images: pushed to <c>localhost:PORT</c> on the engine's host,
/// pulled by the nodes under that name or under the name of the registry. Several clusters can share one.
/// </summary>
/// <param name="Name">The container's name, by which nodes on its networks reach it.</param>
/// <param name="HostPort">The port of the engine's host.</param>
internal sealed record LocalRegistry(string Name, int HostPort)
{
    public const string DefaultImage = "registry:2.8.3";

    public const int ContainerPort = 5000;

    public const int DefaultHostPort = 5000;

    /// <summary>Directory of the pushed images in the container.</summary>
    public const string DataPath = "/var/lib/registry";

    public const string HostingPath = "/var/lib/rancher/k3s/server/manifests/local-registry-hosting.yaml";

    private const string ConfigPath = "/etc/docker/registry/config.yml";

    private static readonly string Script = ScriptSets.Text("docker-registry");

    public string PushAddress => string.Create(CultureInfo.InvariantCulture, $"localhost:{HostPort}");

    /// <summary>The address for clusters: the container's name and the port of the engine's host.</summary>
    public string Address => string.Create(CultureInfo.InvariantCulture, $"{Name}:{HostPort}");

    public string NodeAddress => $"{Name}:{ContainerPort}";

    /// <summary>Redirects all of its names to the container; otherwise <c>localhost</c> would be the node itself.</summary>
    public IReadOnlyList<RegistryMirror> Mirrors =>
        [.. new[] { PushAddress, Address, NodeAddress }.Distinct()
            .Select(name => new RegistryMirror(name) { Endpoints = Value.List($"http://{NodeAddress}") })];

    /// <summary>Tells development tools which registry to push to (a convention of Tilt and Skaffold).</summary>
    public string HostingManifest => $"""
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: local-registry-hosting
          namespace: kube-public
        data:
          localRegistryHosting.v1: |
            host: "{PushAddress}"
            hostFromContainerRuntime: "{NodeAddress}"
            hostFromClusterNetwork: "{NodeAddress}"
            help: "https://docs.k3s.io/installation/private-registry"

        """;

    public static readonly ServiceShape Shape = new()
    {
        Role = "registry",
        Volumes = [DataPath],
        StopSeconds = 10,
        RunsImage = true,
    };

    public static ServiceContainer Container(string image, RegistryUpstream upstream) => new(image, Shape)
    {
        Uploads = [new(ConfigPath, upstream.Url.IsKnown ? "0600" : "0644", new($$"""
            version: 0.1
            log: {level: warn}
            storage:
              filesystem: {rootdirectory: {{DataPath}}}
              delete: {enabled: true}
            http: {addr: ':{{ContainerPort}}'}

            """ + upstream.ToYaml()))],
    };

    /// <summary>Waits for the registry; a new container replaces the old one in the networks of its clusters.</summary>
    public static RemoteScript Ready(string container) => new($"sh -s -- ready {Shell.Quote(container)}", null, new(Script));

    /// <summary>Connects the registry to a cluster's network, and disconnects it.</summary>
    public RemoteScript Link(string network) => new(
        $"# registry {Address}\nsh -s -- connect {Shell.Quote(Name)} {Shell.Quote(network)}",
        $"sh -s -- disconnect {Shell.Quote(Name)} {Shell.Quote(network)}", new(Script));

    /// <summary>From the address output of a registry.</summary>
    public static LocalRegistry? TryParse(string address, out string? why)
    {
        var registry = HostAndPort.TryParse(address) is { Port: { } written } server && Ports.TryParse(written) is { } port
            ? new LocalRegistry(server.Host, port)
            : null;
        why = registry is null || DnsNames.LabelProblem(registry.Name) is not null
            ? $"{Quote.Value(address)} is not the address of a local registry; use the address output of a K3sRegistry, such as "
                + "registry:5000."
            : null;
        return why is null ? registry : null;
    }

    public void Check(ProblemList problems)
    {
        problems.Add("name", DnsNames.LabelProblem(Name));
        problems.Add("port", Ports.Problem(HostPort));
    }
}
