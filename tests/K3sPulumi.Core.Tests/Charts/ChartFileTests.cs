using K3sPulumi.Core.Charts;
using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Tests.Cluster;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Charts;

/// <summary>The files from which servers apply charts.</summary>
public sealed class ChartFileTests
{
    private const string Secret = "pässword: \"$(x) '\\\\\"\n";

    private static readonly ChartSpec Everything = new("app")
    {
        Chart = "app",
        Repo = "https://charts.example.com",
        RepoCa = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
        Version = "1.10",
        TargetNamespace = "apps",
        Values = "replicas: 2\nimage:\n  tag: \"1.10\"\n",
        SecretValues = new Secret(Secret),
        Bootstrap = Value<bool>.Of(true),
        Timeout = Value<int>.Of(600),
        BackOffLimit = Value<int>.Of(0),
        FailurePolicy = "abort",
        JobImage = "registry.example.com/rancher/klipper-helm:v0.9.10",
        AuthSecret = "login",
        AuthPassCredentials = Value<bool>.Of(true),
        DockerRegistrySecret = "pull",
        InsecureSkipTlsVerify = Value<bool>.Of(true),
        PlainHttp = Value<bool>.Of(true),
        TakeOwnership = Value<bool>.Of(true),
    };

    [Fact]
    public void AChartIsOneFileThatOnlyRootReads()
    {
        var files = ChartFiles.For(new() { HelmCharts = [Everything], Traefik = new() { Values = "replicas: 2\n" } }).ToList();

        Assert.Equal(["/var/lib/rancher/k3s/server/manifests/k3spulumi-chart-app.yaml",
            "/var/lib/rancher/k3s/server/manifests/k3spulumi-config-traefik.yaml"], files.Select(file => file.Path));
        Assert.All(files, file => Assert.Equal("0600", file.Mode));
        Golden.Matches("charts.yaml", string.Concat(files.Select(file => $"# {file.Path}\n{file.Content.Value}")));
    }

    [Fact]
    public void SecretValuesAreOnlyInTheSecret()
    {
        var text = ChartFiles.Text(Everything);

        Assert.DoesNotContain("pässword", text[text.IndexOf("---", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.DoesNotContain("pässword", Everything.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIsNotSetIsLeftToK3s() => Assert.Equal(
        """
        apiVersion: helm.cattle.io/v1
        kind: HelmChart
        metadata:
          name: app
          namespace: kube-system
        spec:
          chart: oci://ghcr.io/a/b
          targetNamespace: default

        """,
        ChartFiles.Text(new("app") { Chart = "oci://ghcr.io/a/b" }));

    [Theory]
    [InlineData("default", false)]
    [InlineData("kube-system", false)]
    [InlineData("apps", true)]
    public void OtherNamespacesThanThoseOfKubernetesAreCreated(string name, bool isCreated) => Assert.Equal(isCreated,
        ChartFiles.Text(new("app") { Chart = "oci://a/b", TargetNamespace = name })
            .Contains("createNamespace: true", StringComparison.Ordinal));

    [Fact]
    public void ACompleteChartHasNoProblem()
    {
        var chart = Everything with { RepoCa = default };

        Assert.Empty(ClusterChecks.Problems(Requests.Docker.With(settings => settings with { HelmCharts = [chart] })));
        Assert.Empty(ClusterChecks.Problems(Requests.Docker.With(settings => settings with
        {
            HelmCharts = [new("a") { ChartContent = "H4sI\nAAAA" }, new("b") { Chart = "https://a.example/b.tgz" },
                new("c") { Chart = Value<string>.Unknown, Repo = Value<string>.Unknown, Version = Value<string>.Unknown }],
            Traefik = new() { SecretValues = Value<Secret>.Unknown },
        })));
    }
}
