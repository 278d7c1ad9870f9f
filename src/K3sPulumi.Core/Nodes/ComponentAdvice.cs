using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Datastores;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Registries;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Nodes;

/// <summary>Warnings: what works on a server or an agent outside a <c>K3sCluster</c>, but probably not as intended.</summary>
internal static class ComponentAdvice
{
    public static IReadOnlyList<Problem> For(ServerSpec spec) => ProblemList.Of(advice =>
    {
        PlaceAdvice.Advise(advice, spec.Settings);
        ExternalDatastoreChecks.Advise(advice, spec.Settings);
        spec.Settings.Certificates?.Authority?.Advise(advice.At("certificates.authority"));
        NodeYaml.Advise(advice, "config", spec.Node.Config, NodeRole.Server);
        NodeYaml.Advise(advice, NodeYaml.Clashes(spec));
        Advise(advice, spec.Node);
    });

    public static IReadOnlyList<Problem> For(AgentSpec spec) => ProblemList.Of(advice =>
    {
        NodeYaml.Advise(advice, NodeYaml.Clashes(spec));
        Advise(advice, spec.Node);
    });

    private static void Advise(ProblemList advice, NodeSpec node)
    {
        SshChecks.Advise(advice.At("ssh"), node.Ssh);
        if (node.Registries is { } registries)
            RegistryChecks.Advise(advice.At("registries"), registries);
    }
}
