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
            CheckStore(problems, Texts(spec, index), hasEtcd);
        if (!hasEtcd || spec.Servers.Count == 0)
            return;
        if (Where(NoEtcd, Texts(spec, 0)) is { } first)
            problems.Add(first,
                "disable-etcd: is set for the first server, which starts etcd; set it only for servers after it.");
        if (Enumerable.Range(0, spec.Servers.Count).Select(index => Where(NoApi, Texts(spec, index))).ToList() is var without
            && without.All(path => path is not null))
            problems.Add(without[0]!, "disable-apiserver: is set for all servers, so the cluster would have no API; remove it "
                + "for at least one of them.");
    }

    public static void Check(ProblemList problems, ServerSpec spec)
    {
        (string, Value<string>)[] texts = [("config", spec.Node.Config)];
        CheckStore(problems, texts, spec.ClusterInit || spec.ServerUrl.IsGiven);
        if (spec.ClusterInit && !spec.ServerUrl.IsGiven && Where(NoEtcd, texts) is { } path)
            problems.Add(path, "disable-etcd: is set for the server that starts etcd; remove it.");
    }

    /// <summary>How many servers have a vote in embedded etcd; those whose YAML is not known yet are among them.</summary>
    public static int Voters(ClusterSpec spec) =>
        Enumerable.Range(0, spec.Servers.Count).Count(index => Where(NoEtcd, Texts(spec, index)) is null);

    /// <summary>The YAML of one server, in the order in which K3s reads it.</summary>
    public static IReadOnlyList<(string Path, Value<string> Text)> Texts(ClusterSpec spec, int index) =>
        [("serverConfig", spec.ServerConfig), ($"servers[{index}].config", spec.Servers[index].Config)];

    /// <summary>The path of the text that sets the flag to true; null if none does.</summary>
    public static string? Where(string flag, IReadOnlyList<(string Path, Value<string> Text)> texts) =>
        KeySetting.Of(default, "", texts, flag) is { IsKnown: true, Content: { Values: [.., var value], Path: var path } }
            && Yaml11.Flag(value) == true ? path : null;

    private static void CheckStore(ProblemList problems, IReadOnlyList<(string, Value<string>)> texts, bool hasEtcd)
    {
        foreach (var flag in new[] { NoEtcd, NoApi })
        {
            if (!hasEtcd && Where(flag, texts) is { } path)
                problems.Add(path, $"{flag}: is for clusters with embedded etcd, which this one does not have; remove it.");
        }
    }
}
