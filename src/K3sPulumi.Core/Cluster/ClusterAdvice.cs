using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Datastores;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.LoadBalancing;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Registries;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Cluster;

/// <summary>Warnings: what works in a cluster, but probably not as intended.</summary>
internal static class ClusterAdvice
{
    public static IReadOnlyList<Problem> For(ClusterSpec spec) => ProblemList.Of(advice =>
    {
        PlaceAdvice.Advise(advice, spec);
        NodeYaml.Advise(advice, "serverConfig", spec.ServerConfig, NodeRole.Server);
        foreach (var (path, node, role) in ClusterChecks.Nodes(spec))
            NodeYaml.Advise(advice, $"{path}.config", node.Config, role);
        NodeYaml.Advise(advice, NodeYaml.Clashes(spec));
        ExternalDatastoreChecks.Advise(advice, spec.Settings);
        spec.Settings.Certificates?.Authority?.Advise(advice.At("certificates.authority"));
        if (spec.Shared.Registries is { } shared)
            RegistryChecks.Advise(advice.At("registries"), shared);
        AdviseBalancer(advice.At("loadBalancer"), spec.LoadBalancer);
        foreach (var (path, node, _) in ClusterChecks.Nodes(spec))
        {
            SshChecks.Advise(advice.At($"{path}.ssh"), node.Ssh);
            if (node.Registries is { } own)
                advice.AddAll(RegistryAdvice($"{path}.registries", own, spec.Shared.Registries));
        }
    });

    private static void AdviseBalancer(ProblemList advice, LoadBalancerSpec? balancer)
    {
        SshChecks.Advise(advice.At("ssh"), balancer?.Ssh);
        foreach (var (index, standby) in (balancer?.Standbys ?? []).Index())
            SshChecks.Advise(advice.At("standbys", index), standby);
    }

    /// <summary>Of the node's own settings, which are merged with those of the cluster.</summary>
    private static IEnumerable<Problem> RegistryAdvice(string path, RegistrySettings own, RegistrySettings? shared) =>
        ProblemList.Of(advice => RegistryChecks.Advise(advice.At(path), own.Over(shared))).Where(advice =>
            own.Configs.Index().Any(config => advice.Path == $"{path}.configs[{config.Index}].registry"));
}
