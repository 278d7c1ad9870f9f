using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Validation;
using K3sPulumi.Core.Versions;
using YamlDotNet.RepresentationModel;

namespace K3sPulumi.Core.Charts;

/// <summary>Checks of the pod network, kube-vip and MetalLB.</summary>
internal static class PluginChecks
{
    public static void Check(ProblemList problems, ClusterSettings settings, K3sVersion? version)
    {
        foreach (var (path, plugin, chart) in Plugins(settings))
        {
            CheckSource(problems.At(path), plugin);
            ChartChecks.Check(problems.At(path), Judged(chart, plugin), version);
        }

        if (settings.Cni is not null)
            CheckCni(problems, settings);
        settings.KubeVip?.Check(problems.At("kubeVip"));
        settings.MetalLb?.Check(problems.At("metalLb"));
    }

    /// <param name="at">At the node's path.</param>
    /// <param name="settings">The cluster's.</param>
    /// <param name="node">One of its nodes.</param>
    public static void CheckNode(ProblemList at, ClusterSettings settings, NodeSpec node)
    {
        var used = Used(settings).FirstOrDefault();
        if (node.Rootless && used is not null)
            at.Add("rootless",
                $"cannot be used with {used}, whose files only root can write; use helm, or remove one of the two.");
        if (node.Docker is not null && settings.Cni?.Cilium is not null)
            at.Add("docker", "cannot be used with cni.cilium, which needs a file system for BPF that containers do not have; "
                + "use cni.calico.");
        if (node.Docker is not null && settings.KubeVip is not null)
            at.Add("docker", "cannot be used with kubeVip, whose address nothing outside the containers' network reaches; "
                + "use loadBalancer.");
    }

    /// <summary>Without it K3s applies the objects, and nothing is installed.</summary>
    /// <param name="problems">At the cluster's path, or the server's.</param>
    /// <param name="settings">Of the servers.</param>
    /// <param name="path">Where the text is set.</param>
    /// <param name="yaml">Configuration of all servers.</param>
    public static void CheckController(ProblemList problems, ClusterSettings settings, string path, Value<string> yaml)
    {
        if (Used(settings).FirstOrDefault(argument => argument != "kubeVip") is { } used
            && new ConfigLayer(path, yaml).Entries.Any(Disables))
            problems.Add(path, $"disable-helm-controller: only K3s's Helm controller installs {used}; remove one of the two.");
    }

    /// <summary>Cilium has one port for all nodes, and that of the servers is fixed.</summary>
    /// <param name="problems">At the cluster's path, or the agent's.</param>
    /// <param name="settings">Of the servers.</param>
    /// <param name="path">Where the text is set.</param>
    /// <param name="yaml">Configuration of agents.</param>
    public static void CheckApiPort(ProblemList problems, ClusterSettings settings, string path, Value<string> yaml)
    {
        if (settings.Cni is { ReplacesKubeProxy: true }
            && new ConfigLayer(path, yaml).Entries.Any(entry => K3sKeys.Find(entry.Name)?.Name == "lb-server-port"))
            problems.Add(path,
                "lb-server-port: with cni.cilium.kubeProxyReplacement, Cilium reaches the API at port 6444 of every node; "
                + "remove it.");
    }

    public static void Advise(ProblemList advice, ClusterSettings settings)
    {
        if (settings.KnownVersion is { NotesObjects: false } version && Used(settings).FirstOrDefault() is { } used)
            advice.Add(used,
                $"K3s {version} keeps what this installs when it is removed from the arguments; upgrade to v1.24 or newer first, "
                + "or delete it by hand.");
    }

    public static void Advise(ProblemList advice, ClusterSettings settings, int servers)
    {
        if (settings.KubeVip?.Bgp is { RouterId.IsGiven: true } && servers > 1)
            advice.Add("kubeVip.bgp.routerId",
                "all servers have this router ID, but routers expect one for each; remove it, and each server uses the address "
                + "of its node.");
    }

    private static bool Disables((string Name, YamlNode Value) entry) =>
        K3sKeys.Find(entry.Name)?.Name == "disable-helm-controller"
        && ConfigValue.Items(entry.Value) is [.., var value] && GoNumber.Flag(value) == true;

    private static IEnumerable<string> Used(ClusterSettings settings) => new[]
    {
        settings.HelmCharts.Count > 0 ? "helmCharts" : null,
        settings.Traefik is null ? null : "traefik",
        settings.Cni is null ? null : "cni",
        settings.KubeVip is null ? null : "kubeVip",
        settings.MetalLb is null ? null : "metalLb",
    }.OfType<string>();

    private static IEnumerable<(string Path, PluginSpec Plugin, ChartSpec Chart)> Plugins(ClusterSettings settings) =>
        ChartFiles.Known(settings).Select(known => (known.Path, known.Path switch
        {
            "cni.cilium" => settings.Cni!.Cilium!,
            "cni.calico" => settings.Cni!.Calico!,
            _ => settings.MetalLb!.Plugin,
        }, known.Chart));

    /// <summary>The reference of an OCI chart is not the user's: what is wrong with it is a problem of the repository.</summary>
    private static ChartSpec Judged(ChartSpec chart, PluginSpec plugin) =>
        (plugin.IsOci ? chart with { Chart = Value<string>.Unknown, Version = default } : chart) with { Values = plugin.Values };

    private static void CheckSource(ProblemList at, PluginSpec plugin)
    {
        at.Check("repo", plugin.Repo, repo => ChartSpec.IsOci(repo) ? OciProblem(repo) : null);
        if (plugin.ChartContent.IsGiven && plugin.Version.IsGiven)
            at.Add("version", "has no effect with chartContent, which has one version; remove it.");
        if (plugin.ChartContent.IsGiven && plugin.Repo.IsGiven)
            at.Add("repo", "has no effect with chartContent; remove it.");
    }

    private static string? OciProblem(string repo) =>
        repo["oci://".Length..].TrimEnd('/').Length == 0 || repo.Any(letter => char.IsWhiteSpace(letter) || letter == '@')
            ? $"{Quote.Value(repo)} is not a valid OCI registry; use one such as oci://registry.example.com/charts." : null;

    private static void CheckCni(ProblemList problems, ClusterSettings settings)
    {
        if (settings.Cni is { Cilium: null, Calico: null })
            problems.Add("cni", "has neither cilium nor calico; set one of them.");
        if (settings.Cni is { Cilium: not null, Calico: not null })
            problems.Add("cni", "has both cilium and calico; remove one of the two.");
        if (settings.FlannelBackend is { IsKnown: true, Content: not "none" })
            problems.Add("flannelBackend", "contradicts cni, which replaces flannel; remove one of the two.");
        if (settings.DisableNetworkPolicy is { IsKnown: true, Content: false })
            problems.Add("networking.disableNetworkPolicy", "contradicts cni, which has its own network policies; remove it.");
        if (settings.FlannelIpv6Masq.Or(false))
            problems.Add("networking.flannelIpv6Masq", "has no effect with cni, which replaces flannel; remove it.");
        if (settings.FlannelExternalIp.Or(false))
            problems.Add("networking.flannelExternalIp", "has no effect with cni, which replaces flannel; remove it.");
    }
}
