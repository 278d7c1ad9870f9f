using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Datastores;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Registries;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Cluster;

/// <summary>What works in a cluster, but hardly as its author meant it.</summary>
internal static class ClusterAdvice
{
    public static IReadOnlyList<Problem> For(ClusterSpec spec) =>
    [
        .. PlaceAdvice.For(spec),
        .. NodeYaml.Advice("serverConfig", spec.ServerConfig, NodeRole.Server),
        .. ClusterChecks.Nodes(spec).SelectMany(node => NodeYaml.Advice($"{node.Path}.config", node.Node.Config, node.Role)),
        .. NodeYaml.Advice(NodeYaml.Clashes(spec)),
        .. ExternalDatastoreChecks.Advice(spec.Settings),
        .. spec.Shared.Registries is { } shared ? RegistryAdvice("registries", shared, null) : [],
        .. ClusterChecks.Nodes(spec).Where(node => node.Node.Options.Registries is not null).SelectMany(node =>
            RegistryAdvice($"{node.Path}.registries", node.Node.Options.Registries!, spec.Shared.Registries)),
    ];

    /// <summary>Of the node's own settings, which count together with those of the cluster.</summary>
    private static IEnumerable<Problem> RegistryAdvice(string path, RegistrySettings own, RegistrySettings? shared) =>
        ProblemList.Of(advice => RegistryChecks.Advise(advice.At(path), own.Over(shared))).Where(advice =>
            own.Configs.Index().Any(config => advice.Path == $"{path}.configs[{config.Index}].registry"));
}
