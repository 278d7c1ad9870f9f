using System.Globalization;
using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Validation;
using YamlDotNet.RepresentationModel;

namespace K3sPulumi.Core.Charts;

/// <summary>
/// The files from which servers apply charts, one for each chart. Their objects are deleted when a file is no longer part of the
/// servers (<c>Scripts/charts</c>), which the names of the files tell.
/// </summary>
internal static class ChartFiles
{
    /// <summary>Of all files whose objects go with them; the scripts know it too.</summary>
    public const string Prefix = "k3spulumi-";

    private const string SystemNamespace = "kube-system", ValuesKey = "values.yaml";

    public static IEnumerable<HostFile> For(ClusterSettings settings) =>
    [
        .. AllCharts(settings).OrderBy(chart => chart.Name, StringComparer.Ordinal).Select(File),
        .. settings.Traefik is { } traefik ? [File("config-traefik", Config("traefik", traefik))] : Array.Empty<HostFile>(),
        .. settings.KubeVip is { } vip ? [new KubeVipFiles(vip).File()] : Array.Empty<HostFile>(),
        .. settings.MetalLb is { } metalLb ? [metalLb.Pools()] : Array.Empty<HostFile>(),
    ];

    /// <summary>The user's and those that the library knows.</summary>
    private static IEnumerable<ChartSpec> AllCharts(ClusterSettings settings) =>
        [.. settings.HelmCharts, .. Known(settings).Select(chart => chart.Chart)];

    /// <summary>Each with its argument.</summary>
    public static IEnumerable<(string Path, ChartSpec Chart)> Known(ClusterSettings settings)
    {
        if (settings.Cni is { } cni && (cni.Cilium ?? cni.Calico) is not null)
            yield return (cni.Cilium is null ? "cni.calico" : "cni.cilium", cni.Chart(settings));
        if (settings.MetalLb is { } metalLb)
            yield return ("metalLb", metalLb.Chart());
    }

    public static HostFile File(ChartSpec chart) => File($"chart-{chart.Name}", Text(chart));

    public static HostFile File(string name, string text) =>
        new($"{Manifests.Directory}/{Prefix}{name}.yaml", "0600", new Secret(text));

    public static string Text(ChartSpec chart) =>
        ValuesOf(chart.Name, chart.SecretValues) + Yaml.Render(Object("HelmChart", chart.Name, Spec(chart)))
        + (chart.Overrides.IsKnown ? "---\n" + Config(chart.Name, new() { Values = chart.Overrides }) : "");

    public static string Config(string name, ChartConfigSpec config)
    {
        var spec = new YamlMappingNode();
        Add(spec, "valuesContent", config.Values);
        AddSecretValues(spec, name, config.SecretValues);
        Add(spec, "failurePolicy", config.FailurePolicy);
        return ValuesOf(name, config.SecretValues) + Yaml.Render(Object("HelmChartConfig", name, spec));
    }

    private static YamlMappingNode Spec(ChartSpec chart)
    {
        var spec = new YamlMappingNode();
        Add(spec, "chart", chart.Chart);
        Add(spec, "repo", chart.Repo);
        Add(spec, "version", chart.Version);
        Add(spec, "chartContent", chart.ChartContent.Select(OneLine));
        spec.Add(Yaml.Text("targetNamespace"), Yaml.Text(chart.Namespace));
        Add(spec, "createNamespace", CreatesNamespace(chart));
        Add(spec, "bootstrap", chart.Bootstrap.Or(false));
        Add(spec, "valuesContent", chart.Values);
        AddSecretValues(spec, chart.Name, chart.SecretValues);
        Add(spec, "repoCA", chart.RepoCa);
        AddReference(spec, "authSecret", chart.AuthSecret);
        Add(spec, "authPassCredentials", chart.AuthPassCredentials.Or(false));
        AddReference(spec, "dockerRegistrySecret", chart.DockerRegistrySecret);
        Add(spec, "insecureSkipTLSVerify", chart.InsecureSkipTlsVerify.Or(false));
        Add(spec, "plainHTTP", chart.PlainHttp.Or(false));
        Add(spec, "takeOwnership", chart.TakeOwnership.Or(false));
        Add(spec, "jobImage", chart.JobImage);
        Add(spec, "timeout", chart.Timeout.Select(seconds => string.Create(CultureInfo.InvariantCulture, $"{seconds}s")));
        if (chart.BackOffLimit.IsKnown)
            spec.Add(Yaml.Text("backOffLimit"), Yaml.Number(chart.BackOffLimit.Content));
        Add(spec, "failurePolicy", chart.FailurePolicy);
        return spec;
    }

    /// <summary>Namespaces of Kubernetes exist.</summary>
    private static bool CreatesNamespace(ChartSpec chart) =>
        chart.CreateNamespace.Or(chart.Namespace is not ("default" or SystemNamespace or "kube-public"));

    private static void Add(YamlMappingNode spec, string key, Value<string> text)
    {
        if (text is { IsKnown: true, Content.Length: > 0 })
            spec.Add(Yaml.Text(key), Yaml.Text(text.Content));
    }

    private static void Add(YamlMappingNode spec, string key, bool flag)
    {
        if (flag)
            spec.Add(Yaml.Text(key), Yaml.Flag(true));
    }

    private static void AddReference(YamlMappingNode spec, string key, Value<string> name)
    {
        if (name is { IsKnown: true, Content.Length: > 0 })
            spec.Add(Yaml.Text(key), Yaml.Map([new("name", Yaml.Text(name.Content))]));
    }

    private static void AddSecretValues(YamlMappingNode spec, string name, Value<Secret> values)
    {
        if (!values.IsKnown)
            return;
        var reference = Yaml.Map([new("name", Yaml.Text(SecretName(name))), new("keys", Yaml.List([ValuesKey]))]);
        spec.Add(Yaml.Text("valuesSecrets"), new YamlSequenceNode(reference));
    }

    /// <summary>K3s itself makes a Secret <c>chart-values-NAME</c>.</summary>
    private static string SecretName(string name) => $"{Prefix}values-{name}";

    private static string ValuesOf(string name, Value<Secret> values) => !values.IsKnown ? "" : Yaml.Render(Yaml.Map(
    [
        new("apiVersion", Yaml.Text("v1")),
        new("kind", Yaml.Text("Secret")),
        new("metadata", Metadata(SecretName(name))),
        new("stringData", Yaml.Map([new(ValuesKey, Yaml.Text(values.Content.Value))])),
    ])) + "---\n";

    private static YamlMappingNode Object(string kind, string name, YamlMappingNode spec) => Yaml.Map(
    [
        new("apiVersion", Yaml.Text("helm.cattle.io/v1")),
        new("kind", Yaml.Text(kind)),
        new("metadata", Metadata(name)),
        new("spec", spec),
    ]);

    private static YamlMappingNode Metadata(string name) =>
        Yaml.Map([new("name", Yaml.Text(name)), new("namespace", Yaml.Text(SystemNamespace))]);

    private static string OneLine(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));
}
