using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Validation;
using K3sPulumi.LocalEngine;
using K3sPulumi.LocalEngine.Planning;
using K3sPulumi.LocalEngine.Values;
using Pulumi;

namespace K3sPulumi.Tests;

/// <summary>Helm charts that K3s installs.</summary>
public sealed class ChartTests
{
    [Fact]
    public async Task ChartsAreFilesOfTheServersAndNobodySeesTheirSecretValues()
    {
        var hosts = await Programs.UpAsync(Programs.Stack(() => With(Programs.Ssh())));
        var containers = await Programs.UpAsync(Programs.Stack(() => With(Programs.Docker())));

        const string path = "/var/lib/rancher/k3s/server/manifests";
        Assert.Contains($"# {path}/k3spulumi-chart-app.yaml (0600)\n", hosts.Resource("dev-s1-node").Inputs.Text("create"),
            StringComparison.Ordinal);
        Assert.Contains("values-in-clear", hosts.Resource("dev-s1-node").Inputs.Text("stdin"), StringComparison.Ordinal);
        Assert.DoesNotContain(path, hosts.Resource("dev-a1-node").Inputs.Text("create"), StringComparison.Ordinal);
        Assert.Contains(ClusterTextTests.Uploads(containers, "dev-server-0"), file =>
            file.StartsWith($"{path}/k3spulumi-chart-app.yaml=apiVersion: v1\nkind: Secret\n", StringComparison.Ordinal));
        Assert.Contains(new StringValue(path), ClusterTextTests.Volumes(containers, "dev-server-0")
            .Where(volume => !volume.ContainsKey("volumeName")).Select(volume => volume["containerPath"]));
        foreach (var result in (RunResult[])[hosts, containers])
            Assert.DoesNotContain("values-in-clear", result.Tree() + result.Snapshot.ToJson("passphrase"),
                StringComparison.Ordinal);
    }

    [Fact]
    public async Task AServerByItselfHasThemToo()
    {
        var result = await Programs.UpAsync(Programs.Stack(() => new K3sServer("dev-s1", new()
        {
            Version = Programs.Version,
            Ssh = EveryInput.Requests.Host("10.0.0.11"),
            HelmCharts = [Chart("values-in-clear")],
            Traefik = new() { Values = "deployment: { replicas: 2 }" },
        }).NodeName));

        Assert.Contains("k3spulumi-chart-app.yaml", result.Resource("dev-s1-node").Inputs.Text("create"),
            StringComparison.Ordinal);
        Assert.Contains("k3spulumi-config-traefik.yaml", result.Resource("dev-s1-node").Inputs.Text("create"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheVirtualAddressIsWhereNodesJoinAndWhereTheKubeconfigLeads()
    {
        var result = await Programs.UpAsync(Programs.Stack(() =>
        {
            var args = Programs.Ssh(servers: 3);
            args.KubeVip = new() { Address = "10.0.0.100" };
            args.Cni = new() { Cilium = new() { KubeProxyReplacement = true } };
            args.MetalLb = new() { Addresses = ["10.0.8.0/24"] };
            return args;
        }));

        Assert.Empty(result.Errors);
        var first = result.Resource("dev-s1-node").Inputs.Text("create")!;
        foreach (var line in (string[])["#   flannel-backend: none", "#   disable-kube-proxy: true", "#     - servicelb",
            "k3spulumi-chart-cilium.yaml", "k3spulumi-chart-metallb.yaml", "k3spulumi-kube-vip.yaml",
            "k3spulumi-metallb-pools.yaml"])
            Assert.Contains(line, first, StringComparison.Ordinal);
        foreach (var node in (string[])["dev-s1-node", "dev-a1-node"])
            Assert.Contains("K3P_CNI=yes", result.Resource(node).Inputs.Text("stdin"), StringComparison.Ordinal);
        Assert.Contains("server: https://10.0.0.100:6443", result.Resource("dev-s2-node").Inputs.Text("create"),
            StringComparison.Ordinal);
        Assert.Contains("server: https://10.0.0.100:6443", result.Resource("dev-a1-node").Inputs.Text("create"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutInternetTheChartsAreInTheFilesAndTheImagesComeFromTheMirror()
    {
        const string archive = "H4sIAAAAAAAAA777";
        var result = await Programs.UpAsync(Programs.Stack(() =>
        {
            var args = Programs.Ssh(servers: 3);
            args.Registries = new() { Mirrors = [new() { Registry = "*", Endpoints = ["https://registry.example.com:5000"] }] };
            args.Cni = new() { Cilium = new() { ChartContent = archive } };
            args.MetalLb = new() { Addresses = ["10.0.8.0/24"], Repo = "oci://registry.example.com:5000/charts" };
            args.KubeVip = new() { Address = "10.0.0.100", Image = "registry.example.com:5000/kube-vip/kube-vip:v1.1.2" };
            return args;
        }));

        Assert.Empty(result.Errors);
        var sent = result.Resource("dev-s1-node").Inputs.Text("stdin")!;
        Assert.Contains($"chartContent: {archive}", sent, StringComparison.Ordinal);
        Assert.Contains("chart: oci://registry.example.com:5000/charts/metallb", sent, StringComparison.Ordinal);
        Assert.Contains("image: registry.example.com:5000/kube-vip/kube-vip:v1.1.2", sent, StringComparison.Ordinal);
        Assert.Contains("https://registry.example.com:5000", result.Resource("dev-a1-node").Inputs.Text("stdin"),
            StringComparison.Ordinal);
        foreach (var source in (string[])["helm.cilium.io", "metallb.github.io", "ghcr.io"])
            Assert.DoesNotContain(source, sent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheVirtualAddressIsAnnouncedByBgpFromAStaticPodOfEachServer()
    {
        var result = await Programs.UpAsync(Programs.Stack(() =>
        {
            var args = Programs.Ssh(servers: 3);
            args.KubeVip = new()
            {
                Address = "10.99.0.1",
                StaticPod = true,
                Bgp = new() { Asn = 4200000001, Peers = [new() { Address = "10.0.0.1", Asn = 65001 }] },
            };
            return args;
        }));

        Assert.Empty(result.Errors);
        Assert.Contains("agent/pod-manifests/k3spulumi-kube-vip.yaml (0600)",
            result.Resource("dev-s3-node").Inputs.Text("create"), StringComparison.Ordinal);
        Assert.Contains("10.0.0.1:65001::false", result.Resource("dev-s3-node").Inputs.Text("stdin"), StringComparison.Ordinal);
        Assert.DoesNotContain("kube-vip", result.Resource("dev-a1-node").Inputs.Text("create"), StringComparison.Ordinal);
    }

    internal static HelmChartArgs Chart(string password) => new()
    {
        Name = "app",
        Chart = "oci://charts.example.com/app",
        Values = "replicas: 2",
        SecretValues = $"password: {password}",
    };

    private static K3sClusterArgs With(K3sClusterArgs args)
    {
        args.HelmCharts.Add(Chart("values-in-clear"));
        return args;
    }
}
