using K3sPulumi.LabTests.Harness;
using Pulumi;

namespace K3sPulumi.LabTests;

/// <summary>Clusters in Docker that leave to the engine what the user does not care about.</summary>
[Collection(LabRun.Name)]
[LabTests]
public sealed class DockerComfortTests(Lab lab)
{
    [LabFact]
    public async Task TwoClustersGetFreePortsTheirMemoryLimitAndANameForTheEnginesHost()
    {
        var stack = new DockerStack(lab);
        // What looks for a port does so with the image of the node, which the lab has by another name.
        lab.Docker("tag", lab.K3sImage(DockerStack.Version), "rancher/k3s:v1.36.1-k3s1").Ok();
        var up = await stack.UpAsync(Program("512m"));
        try
        {
            var (one, two) = (Port("one-server-0"), Port("two-server-0"));
            Assert.NotEqual(one, two);
            var kubeconfig = DockerStack.Kubeconfig(up);
            Assert.EndsWith($":{two}", kubeconfig.ServerUrl, StringComparison.Ordinal);
            Assert.Equal("pong", await DockerStack.PingAsync(kubeconfig));
            Assert.Equal(524288, TotalMemory());
            Assert.Contains($" {HostOfEngine()} host.k3s.internal", CustomDns(), StringComparison.Ordinal);
            Assert.Empty((await stack.UpAsync(Program("512m"), up.Snapshot)).Operations);

            up = await stack.UpAsync(Program("600m"), up.Snapshot);
            Assert.Equal(two, Port("two-server-0"));
            Assert.Equal(614400, TotalMemory());
            Assert.DoesNotContain("host.k3s.internal", CustomDns(), StringComparison.Ordinal);
            lab.Docker("restart", "-t", "10", "two-server-0").Ok();
            DockerStack.AwaitApi(kubeconfig, "after a restart");
            Assert.Equal((two, 614400), (Port("two-server-0"), TotalMemory()));
            Assert.Equal("", lab.Docker("ps", "--all", "--quiet", "--filter", "label=k3spulumi.probe").Ok());
        }
        finally
        {
            await stack.DestroyAsync(up.Snapshot);
            lab.Docker("rmi", "rancher/k3s:v1.36.1-k3s1");
        }

        stack.AssertNothingIsLeft("one");
        stack.AssertNothingIsLeft("two");
    }

    private string Port(string container) =>
        lab.Docker("port", container, "6443/tcp").Ok().Trim().Split(':')[^1];

    /// <summary>Of the machine, in KiB, as the kubelet reads it.</summary>
    private int TotalMemory() => int.Parse(
        lab.Docker("exec", "two-server-0", "sed", "-n", "s/^MemTotal: *\\([0-9]*\\) kB$/\\1/p", "/proc/meminfo").Ok(),
        System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Its address, in the container's hosts file.</summary>
    private string HostOfEngine() =>
        lab.Docker("exec", "one-server-0", "sed", "-n", "s/\\([0-9.]*\\).*host.k3s.internal$/\\1/p", "/etc/hosts").Ok().Trim();

    private string CustomDns() => lab.Docker("exec", "one-server-0", "kubectl", "-n", "kube-system", "get", "configmap",
        "coredns-custom", "-o", "jsonpath={.data}").Ok();

    private static DockerArgs Container(string name, string memory) => name == "two"
        ? new() { ApiPort = 0, Memory = memory }
        : new() { ApiPort = 0, HostAlias = memory == "512m" ? "host.k3s.internal" : null };

    private static Func<Task<int>> Program(string memory) => () => Deployment.RunAsync(() =>
    {
        var clusters = ((string[])["one", "two"]).Select(name => new K3sCluster(name, new()
        {
            Version = DockerStack.Version,
            Servers = [new() { Docker = Container(name, memory) }],
        })).ToList();
        return new Dictionary<string, object?> { ["kubeconfig"] = clusters[1].Kubeconfig };
    });
}
