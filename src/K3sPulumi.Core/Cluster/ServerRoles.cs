using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Cluster;

/// <summary>
/// Servers that run only part of the control plane (<c>disable-etcd</c>, <c>disable-apiserver</c>), which only YAML can ask for.
/// </summary>
internal static class ServerRoles
{
    private const string NoEtcd = "disable-etcd", NoApi = "disable-apiserver";

    public static void Check(ProblemList problems, ClusterSpec spec)
    {
        var hasEtcd = spec.Store == NodeStore.EmbeddedEtcd;
        foreach (var index in Enumerable.Range(0, spec.Servers.Count))
            CheckStore(problems, Config(spec, index), hasEtcd);
        if (!hasEtcd || spec.Servers.Count == 0)
            return;
        if (Config(spec, 0).PathOfTrue(NoEtcd) is { } first)
            problems.Add(first,
                "disable-etcd: is set for the first server, which starts etcd; set it only for servers after it.");
        if (Enumerable.Range(0, spec.Servers.Count).Select(index => Config(spec, index).PathOfTrue(NoApi)).ToList() is var without
            && without.All(path => path is not null))
            problems.Add(without[0]!, "disable-apiserver: is set for all servers, so the cluster would have no API; remove it "
                + "for at least one of them.");
    }

    public static void Check(ProblemList problems, ServerSpec spec)
    {
        var config = MergedConfig.Of(new ConfigLayer("config", spec.Node.Config));
        CheckStore(problems, config, spec.ClusterInit || spec.ServerUrl.IsGiven);
        if (spec.ClusterInit && !spec.ServerUrl.IsGiven && config.PathOfTrue(NoEtcd) is { } path)
            problems.Add(path, "disable-etcd: is set for the server that starts etcd; remove it.");
    }

    /// <summary>How many servers have a vote in embedded etcd; those whose YAML is not known yet are among them.</summary>
    public static int Voters(ClusterSpec spec) =>
        Enumerable.Range(0, spec.Servers.Count).Count(index => Config(spec, index).PathOfTrue(NoEtcd) is null);

    /// <summary>The YAML of one server, in the order in which K3s reads it.</summary>
    public static IReadOnlyList<ConfigLayer> Layers(ClusterSpec spec, int index) =>
        [new("serverConfig", spec.ServerConfig), new($"servers[{index}].config", spec.Servers[index].Config)];

    private static MergedConfig Config(ClusterSpec spec, int index) => MergedConfig.Of(Layers(spec, index));

    private static void CheckStore(ProblemList problems, MergedConfig config, bool hasEtcd)
    {
        foreach (var flag in new[] { NoEtcd, NoApi })
        {
            if (!hasEtcd && config.PathOfTrue(flag) is { } path)
                problems.Add(path, $"{flag}: is for clusters with embedded etcd, which this one does not have; remove it.");
        }
    }
}
