using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Datastores;
using K3sPulumi.Core.Registries;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Nodes;

/// <summary>What works on a server or an agent outside a <c>K3sCluster</c>, though probably not as it was meant.</summary>
internal static class ComponentAdvice
{
    public static IReadOnlyList<Problem> For(ServerSpec spec) =>
    [
        .. PlaceAdvice.For(spec),
        .. ExternalDatastoreChecks.Advice(spec.Settings),
        .. NodeYaml.Advice("config", spec.Node.Config, NodeRole.Server),
        .. NodeYaml.Advice(NodeYaml.Clashes(spec)),
        .. RegistryAdvice(spec.Node),
    ];

    public static IReadOnlyList<Problem> For(AgentSpec spec) =>
    [
        .. NodeYaml.Advice(NodeYaml.Clashes(spec)),
        .. RegistryAdvice(spec.Node),
    ];

    private static IReadOnlyList<Problem> RegistryAdvice(NodeSpec node) => node.Options.Registries is { } registries
        ? ProblemList.Of(advice => RegistryChecks.Advise(advice.At("registries"), registries))
        : [];
}
