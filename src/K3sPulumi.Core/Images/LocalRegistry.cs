namespace K3sPulumi.Core;

/// <summary>
/// A registry in a container beside the nodes, for images that are being worked on: pushed to <c>localhost:PORT</c> on the engine's host,
/// pulled by the nodes under that name or under the registry's own. Several clusters can use one.
/// </summary>
/// <param name="Name">The container's name, by which nodes on its networks reach it.</param>
/// <param name="HostPort">The port of the engine's host.</param>
internal sealed record LocalRegistry(string Name, int HostPort)
{
    public const string DefaultImage = "registry:2.8.3";

    public const int ContainerPort = 5000;

    public const int DefaultHostPort = 5000;

    /// <summary>Where the container keeps what was pushed.</summary>
    public const string DataPath = "/var/lib/registry";

    public string PushAddress => $"localhost:{HostPort}";

    public string NodeAddress => $"{Name}:{ContainerPort}";

    /// <summary>Both names lead nodes to the container; without these, <c>localhost</c> would be the node itself.</summary>
    public IReadOnlyList<RegistryMirror> Mirrors =>
        [.. new[] { PushAddress, NodeAddress }.Select(name => new RegistryMirror(name) { Endpoints = [$"http://{NodeAddress}"] })];

    /// <summary>Tells development tools which registry to push to (a convention that Tilt and Skaffold know).</summary>
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

    public IReadOnlyList<Problem> Problems(string path) =>
    [
        .. Names.DnsLabelProblem(Name) is { } name ? [new Problem($"{path}.name", name)] : Array.Empty<Problem>(),
        .. Ports.Problem(HostPort) is { } port ? [new Problem($"{path}.port", port)] : Array.Empty<Problem>(),
    ];
}
