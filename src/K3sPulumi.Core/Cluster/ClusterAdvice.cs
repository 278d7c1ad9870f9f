using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Datastores;
using K3sPulumi.Core.Nodes;
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
        .. spec.Shared.Registries?.ToRegistries().Advice("registries") ?? [],
        .. ClusterChecks.Nodes(spec).Where(node => node.Node.Options.Registries is not null).SelectMany(node =>
            node.Node.Options.Registries!.Over(spec.Shared.Registries).ToRegistries().Advice($"{node.Path}.registries")
                .Where(advice => node.Node.Options.Registries!.Configs.Index().Any(own => advice.Path == $"{node.Path}.registries.configs[{own.Index}].registry"))),
    ];
}
