using K3sPulumi.Core.Charts;
using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Images;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Registries;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Nodes;

/// <summary>The files next to <c>config.yaml</c> for the options of a node and its cluster.</summary>
internal static class OptionFiles
{
    public static IEnumerable<HostFile> For(ServerSpec spec) =>
        For(spec.Node, spec.Settings, NodeRole.Server)
            .Concat(spec.Settings.Snapshots?.Files ?? [])
            .Concat(spec.Settings.Oidc?.Files ?? [])
            .Concat(ChartFiles.For(spec.Settings))
            .Concat(spec.Settings.Manifests.IsKnown ? Manifests.Files(spec.Settings.Manifests.Content!) : []);

    public static IEnumerable<HostFile> For(AgentSpec spec) => For(spec.Node, spec.Settings, NodeRole.Agent);

    /// <summary>
    /// The node's <c>registries.yaml</c>; with the embedded mirror, it includes at least every registry.
    /// </summary>
    public static RegistrySettings RegistriesOf(NodeSpec node, ClusterSettings cluster)
    {
        var registries = node.Registries ?? new RegistrySettings();
        if (cluster.EmbeddedRegistry.Or(false))
            registries = registries.ForEmbeddedRegistry();
        return registries.With(LocalRegistryOf(node)?.Mirrors ?? []);
    }

    private static LocalRegistry? LocalRegistryOf(NodeSpec node) => node.LocalRegistry.IsKnown
        ? LocalRegistry.TryParse(node.LocalRegistry.Content!, out _) : null;

    /// <summary>The proxy variables of a container, as <c>NAME=value</c>.</summary>
    public static IReadOnlyList<string> ContainerEnvironment(ServerSpec spec) =>
        ContainerEnvironment(spec.Node, spec.Settings, Servers(spec));

    public static IReadOnlyList<string> ContainerEnvironment(AgentSpec spec) =>
        ContainerEnvironment(spec.Node, spec.Settings, JoinHost(spec.ServerUrl));

    /// <summary>The proxy variables of a host, for the environment of its service.</summary>
    public static Secret? ServiceEnvironment(ServerSpec spec) => ServiceEnvironment(spec.Node, spec.Settings, Servers(spec));

    public static Secret? ServiceEnvironment(AgentSpec spec) =>
        ServiceEnvironment(spec.Node, spec.Settings, JoinHost(spec.ServerUrl));

    private static IReadOnlyList<string> ContainerEnvironment(
        NodeSpec node, ClusterSettings settings, IReadOnlyList<string> servers) =>
        node.Proxy is { } proxy
            ? [.. proxy.Environment(Networks(settings), Direct(node, servers))
                .Select(variable => $"{variable.Key}={variable.Value.Value}")]
            : [];

    private static Secret? ServiceEnvironment(NodeSpec node, ClusterSettings settings, IReadOnlyList<string> servers) =>
        node.Proxy?.ServiceEnvironment(Networks(settings), Direct(node, servers));

    private static IReadOnlyList<string> Servers(ServerSpec spec) =>
        [.. Known(spec.ApiAddress), .. JoinHost(spec.ServerUrl), .. spec.Peers.Or([])];

    private static IEnumerable<HostFile> For(NodeSpec node, ClusterSettings settings, NodeRole role)
    {
        var isContainer = node.Docker is not null;
        foreach (var file in RegistriesOf(node, settings).Files())
            yield return file;
        foreach (var file in settings.Hardening?.FilesFor(role, isContainer) ?? [])
            yield return file;
        if (role == NodeRole.Server && LocalRegistryOf(node) is { } registry)
            yield return new HostFile(LocalRegistry.HostingPath, "0600", new Secret(registry.HostingManifest));
        if (isContainer)
            yield break;
        if (node.PersistKernelSettings.Or(false))
        {
            foreach (var file in KernelSettings.FilesFor(settings.FlannelBackend.Or(FlannelBackends.Default), settings.PodCidrs))
                yield return file;
        }
    }

    private static IEnumerable<string> Networks(ClusterSettings settings) => settings.PodCidrs.Concat(settings.ServiceCidrs);

    /// <summary>Depends only on the node itself, so that a new node elsewhere changes nothing here.</summary>
    private static IEnumerable<string> Direct(NodeSpec node, IEnumerable<string> servers) =>
    [
        .. servers, .. node.Ssh is null
            ? [] : Known(node.Ssh.Address), .. CommaList.Split(node.NodeIp.Or("")), .. node.DirectNetworks,
    ];

    private static IReadOnlyList<string> Known(Value<string> text) => text.IsKnown ? [text.Content!] : [];

    private static IReadOnlyList<string> JoinHost(Value<string> url) =>
        url.IsKnown && ServerUrl.HostOf(url.Content!) is { } host ? [host] : [];
}
