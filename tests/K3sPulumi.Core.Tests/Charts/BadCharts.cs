using K3sPulumi.Core.Charts;
using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Cluster;

using static K3sPulumi.Core.Tests.Cluster.BadRequests;
using static K3sPulumi.Core.Tests.Cluster.Requests;

/// <summary>Invalid requests for Helm charts.</summary>
internal static class BadCharts
{
    private static readonly ChartSpec Good = new("app") { Chart = Text("app"), Repo = Text("https://charts.example.com") };

    public static IEnumerable<(string What, string Path, ClusterSpec Request)> All =>
    [
        ("a chart whose name is none", "helmCharts[0].name", Charts(Good with { Name = "my_app" })),
        ("a chart with a name too long for Helm", "helmCharts[0].name", Charts(Good with { Name = new string('a', 54) })),
        ("a chart in place of Traefik", "helmCharts[0].name", Charts(Good with { Name = "traefik" })),
        ("two charts of one name", "helmCharts[1].name", Charts(Good, Good)),
        ("a chart without a source", "helmCharts[0].chart", Charts(new ChartSpec("app"))),
        ("a chart without a repository", "helmCharts[0].chart", Charts(Good with { Repo = default })),
        ("an empty chart", "helmCharts[0].chart", Charts(Good with { Chart = Text("") })),
        ("an OCI chart with a repository", "helmCharts[0].chart", Charts(Good with { Chart = Text("oci://ghcr.io/a/b") })),
        ("an OCI registry as a repository", "helmCharts[0].repo", Charts(Good with { Repo = Text("oci://ghcr.io/a") })),
        ("a repository that is none", "helmCharts[0].repo", Charts(Good with { Repo = Text("charts.example.com/a b") })),
        ("an archive with a version", "helmCharts[0].version",
            Charts(new ChartSpec("app") { Chart = Text("https://a.example/a.tgz"), Version = Text("1.2.3") })),
        ("an archive with a repository", "helmCharts[0].repo",
            Charts(Good with { Chart = Text("https://a.example/a.tgz") })),
        ("a chart and its content", "helmCharts[0].chart",
            Charts(Good with { Repo = default, ChartContent = Text(Archive(40)) })),
        ("content that is not base64", "helmCharts[0].chartContent", Content("./chart.tgz")),
        ("content that is no archive", "helmCharts[0].chartContent",
            Content(Convert.ToBase64String("apiVersion: v2"u8))),
        ("content that no ConfigMap holds", "helmCharts[0].chartContent", Content(Archive(1_000_000))),
        ("a policy that the K3s does not know", "helmCharts[0].failurePolicy",
            Charts(Good with { FailurePolicy = Text("retry") })),
        ("values that are not YAML", "helmCharts[0].values", Charts(Good with { Values = Text("a: [") })),
        ("values that are a list", "helmCharts[0].values", Charts(Good with { Values = Text("- a") })),
        ("secret values that are a list", "helmCharts[0].secretValues",
            Charts(Good with { SecretValues = Hidden("- in-clear") })),
        ("secret values for an old K3s", "helmCharts[0].secretValues",
            Charts(Good with { SecretValues = Hidden("a: 1") })
                .With(settings => settings with { Version = Text("v1.32.3+k3s1") })),
        ("ownership for an old K3s", "helmCharts[0].takeOwnership", Charts(Good with { TakeOwnership = Value<bool>.Of(true) })
            .With(settings => settings with { Version = Text("v1.34.1+k3s1") })),
        ("a chart's namespace that is none", "helmCharts[0].targetNamespace",
            Charts(Good with { TargetNamespace = Text("My-App") })),
        ("a chart's CA that is not PEM", "helmCharts[0].repoCa", Charts(Good with { RepoCa = Text("/etc/ssl/ca.crt") })),
        ("no time for Helm", "helmCharts[0].timeout", Charts(Good with { Timeout = Value<int>.Of(0) })),
        ("fewer than no attempts", "helmCharts[0].backOffLimit", Charts(Good with { BackOffLimit = Value<int>.Of(-1) })),
        ("an unknown policy", "helmCharts[0].failurePolicy", Charts(Good with { FailurePolicy = Text("ignore") })),
        ("a malformed job image", "helmCharts[0].jobImage", Charts(Good with { JobImage = Text("Klipper Helm") })),
        ("a Secret that is none", "helmCharts[0].authSecret", Charts(Good with { AuthSecret = Text("kube-system/login") })),
        ("Traefik that is left out", "traefik",
            Docker.With(settings => settings with { Traefik = new(), Disable = List("traefik") })),
        ("Traefik's values that are a text", "traefik.values",
            Docker.With(settings => settings with { Traefik = new() { Values = Text("replicas 2") } })),
        ("charts and a rootless server", "servers[0].rootless", (Ssh with { Agents = [] })
            .With(settings => settings with { HelmCharts = [Good] })
            .WithServer(node => node with { Rootless = true, Ssh = Host("10.0.0.11") with { User = Text("ubuntu") } })),
        ("a manifest in place of a chart", "manifests[\"k3spulumi-chart-app\"]", Docker.With(settings => settings with
        {
            Manifests = Value<IReadOnlyDictionary<string, Secret>>.Of(
                new Dictionary<string, Secret> { ["k3spulumi-chart-app"] = new("apiVersion: v1\nkind: Pod\n") }),
        })),
    ];

    private static ClusterSpec Charts(params IReadOnlyList<ChartSpec> charts) =>
        Docker.With(settings => settings with { HelmCharts = charts });

    private static ClusterSpec Content(string content) => Charts(new ChartSpec("app") { ChartContent = Text(content) });

    private static string Archive(int bytes) => Convert.ToBase64String([0x1f, 0x8b, .. new byte[bytes]]);
}
