using System.Globalization;
using K3sPulumi.Core.Charts;
using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Tests.Docker;

namespace K3sPulumi.Core.Tests.Hosts;

/// <summary>K3s leaves the objects of a manifest whose file is gone; for charts they are deleted.</summary>
public sealed class ChartScriptTests
{
    private const string Folder = "root/var/lib/rancher/k3s/server/manifests", Gone = "root/var/lib/k3spulumi/manifests-gone";

    private static readonly HostNode With = HostSamples.Server with
    {
        Files = [ChartFiles.File(new("app") { Chart = "oci://a/app" }), ChartFiles.File(new("web") { Chart = "oci://a/web" })],
    };

    private static readonly HostNode Without = HostSamples.Server with { Files = [With.Files[1]] };

    [Theory]
    [MemberData(nameof(StandInHost.Shells), MemberType = typeof(StandInHost))]
    public void AChartThatIsRemovedIsDeletedInTheClusterWithoutARestart(string shell)
    {
        using var host = Running(shell);

        host.Create(NodeScript.For(Without)).Succeeded().Says("deleting what k3spulumi-chart-app.yaml has installed");

        Assert.False(host.Has("addon-k3spulumi-chart-app"));
        Assert.True(host.Has("addon-k3spulumi-chart-web"));
        Assert.Equal(["k3spulumi-chart-web.yaml"], Directory.GetFiles(host.At(Folder)).Select(Path.GetFileName));
        Assert.False(host.Has(Gone));
        Assert.Equal(0, host.Calls("systemctl restart"));
        host.Remove("calls");
        host.Create(NodeScript.For(Without)).Succeeded();
        Assert.DoesNotContain("addons", host.Get("calls"), StringComparison.Ordinal);
    }

    [Fact]
    public void AChartThatK3sHasNeverAppliedHasNothingToDelete()
    {
        using var host = Running();
        host.Remove("addon-k3spulumi-chart-app");

        host.Create(NodeScript.For(Without)).Succeeded().DoesNotSay("deleting what");

        Assert.False(host.Has($"{Folder}/k3spulumi-chart-app.yaml"));
    }

    [Fact]
    public void WhatK3sHasNotDeletedIsDeletedInTheNextRun()
    {
        using var host = Running();
        host.Put("does-not-deploy", "");

        host.Create(NodeScript.For(Without), ("K3SPULUMI_DROP_SECONDS", "1")).Failed()
            .Says("K3s has not deleted what k3spulumi-chart-app.yaml has installed: see its events");
        host.Remove("does-not-deploy");
        host.Create(NodeScript.For(Without)).Succeeded();

        Assert.False(host.Has("addon-k3spulumi-chart-app"));
        Assert.False(host.Has($"{Folder}/k3spulumi-chart-app.yaml"));
    }

    [Theory]
    [InlineData("v1.23.17+k3s1", true)]
    [InlineData("v1.9.0+k3s1", true)]
    [InlineData("v1.24.0+k3s1", false)]
    [InlineData("v1.36.1+k3s1", false)]
    public void WithAnOldK3sNothingIsAwaitedThatItDoesNotDo(string version, bool keeps)
    {
        using var host = Running();
        host.Put("api-version", $"{{\n  \"major\": \"1\",\n  \"gitVersion\": \"{version}\"\n}}\n");
        if (keeps)
            host.Put("does-not-deploy", "");

        var run = host.Create(NodeScript.For(Without)).Succeeded();

        if (keeps)
            run.Says("K3s before v1.24 keeps what k3spulumi-chart-app.yaml has installed: delete it by hand");
        else
            run.Says("deleting what k3spulumi-chart-app.yaml has installed").DoesNotSay("keeps what");
        Assert.False(host.Has("addon-k3spulumi-chart-app"));
        Assert.False(host.Has($"{Folder}/k3spulumi-chart-app.yaml"));
        Assert.False(host.Has(Gone));
    }

    [Fact]
    public void AChartThatComesBackBeforeItIsDeletedStays()
    {
        using var host = Running();
        host.Put("does-not-deploy", "");
        host.Create(NodeScript.For(Without), ("K3SPULUMI_DROP_SECONDS", "1")).Failed();

        host.Create(NodeScript.For(With)).Succeeded();

        Assert.True(host.Has("addon-k3spulumi-chart-app"));
        Assert.Contains("kind: HelmChart", host.Get($"{Folder}/k3spulumi-chart-app.yaml"), StringComparison.Ordinal);
        Assert.False(host.Has(Gone));
    }

    [Fact]
    [Trait("Shell", "any")]
    public void CutAnywhereTheNextRunDeletesIt()
    {
        using var whole = Running();
        whole.Put("steps", "0\n");
        whole.Create(NodeScript.For(Without)).Succeeded();
        var steps = int.Parse(whole.Get("steps"), CultureInfo.InvariantCulture);

        for (var cut = 1; cut <= steps; cut += 2)
        {
            using var host = Running();
            host.Put("steps", "0\n");
            host.Put("cut", $"{cut}\n");
            host.Create(NodeScript.For(Without)).Failed();
            host.Remove("cut");

            host.Create(NodeScript.For(Without)).Succeeded();

            Assert.False(host.Has("addon-k3spulumi-chart-app"), $"cut at {cut} of {steps}");
            Assert.Equal(["k3spulumi-chart-web.yaml"], Directory.GetFiles(host.At(Folder)).Select(Path.GetFileName));
            Assert.False(host.Has(Gone));
        }
    }

    [Fact]
    public void InAContainerTheAddOnsWithoutAFileAreDropped()
    {
        using var host = new StandInHost();
        host.Command("docker", """
            echo "docker $*" >>"$FAKE/calls"
            case "$*" in
            inspect*StartedAt*) echo 2026-01-02T10:00:00.123456789Z ;;
            inspect*) echo 'running 0' ;;
            *"--watch"*) echo 'Ready=True EtcdIsVoter= Heard=2026-01-02T10:00:50Z ' ;;
            *"get addons.k3s.cattle.io -o name")
              printf 'addon.k3s.cattle.io/%s\n' coredns mine k3spulumi-chart-app k3spulumi-chart-web ;;
            *"get addons.k3s.cattle.io "*" -o name") echo addon.k3s.cattle.io/one ;;
            *.spec.checksum*) cat "$FAKE/sum" 2>/dev/null ;;
            *" sh # no longer used"*/k3spulumi-chart-app.yaml)
              echo "# no longer used; K3s deletes what was here" | sha256sum | cut -d ' ' -f 1 | tr -d '\n' >"$FAKE/sum" ;;
            *grep*/k3spulumi-chart-web.yaml*) ;;
            *grep*) exit 1 ;;
            *k3s.yaml) echo 'kind: Config' ;;
            esac
            """);

        host.Await(DockerScript.Ready(DockerNodes.Server("k3s-server", "alpha"), "id")).Succeeded()
            .Says("deleting what k3spulumi-chart-app.yaml has installed");

        Assert.Equal(1, host.Calls("docker exec k3s-server kubectl --kubeconfig /etc/rancher/k3s/k3s.yaml --request-timeout=10s "
            + "--namespace kube-system delete addons.k3s.cattle.io k3spulumi-chart-app"));
        Assert.Equal(1, host.Get("calls").Split('\n').Count(line => line.Contains("delete", StringComparison.Ordinal)
            && line.Contains("addons", StringComparison.Ordinal)));
        Assert.Equal(1,
            host.Calls("docker exec k3s-server rm -f /var/lib/rancher/k3s/server/manifests/k3spulumi-chart-app.yaml"));
    }

    private static StandInHost Running(string? shell = null)
    {
        var host = (shell is null ? new StandInHost() : new StandInHost(shell)).Serving();
        host.Create(NodeScript.For(With)).Succeeded();
        host.Put("addon-k3spulumi-chart-app", "");
        host.Put("addon-k3spulumi-chart-web", "");
        host.Remove("calls");
        return host;
    }
}
