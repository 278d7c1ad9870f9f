using K3sPulumi.Core.Kubeconfigs;
using K3sPulumi.Core.Networking;
using K3sPulumi.LabTests.Harness;
using K3sPulumi.LocalEngine;

namespace K3sPulumi.LabTests;

/// <summary>The example of a highly available cluster in Docker, on a real engine.</summary>
[Collection(LabRun.Name)]
[LabTests]
public sealed class DockerHaTests(Lab lab)
{
    private static readonly string[] Servers = ["ha-server-0", "ha-server-1", "ha-server-2"];

    private static readonly string[] Containers = [.. Servers, "ha-agent-0", "ha-lb"];

    [LabFact]
    public async Task ThreeServersBehindABalancerOutliveRestartsAndAChangeOfItsPort()
    {
        var stack = new DockerStack(lab);
        var up = await stack.UpAsync(DockerStack.Example("DockerHa"));
        try
        {
            var kubeconfig = DockerStack.Kubeconfig(up);
            Assert.Equal("https://127.0.0.1:6553", kubeconfig.ServerUrl);
            DockerStack.AwaitApi(kubeconfig, "after the first up");
            Assert.Equal(["ha-agent-0", .. Servers], stack.Nodes("ha-server-2"));
            stack.AssertNoSecretIsInTheOpen(up, Containers);
            Assert.Empty((await stack.UpAsync(DockerStack.Example("DockerHa"), up.Snapshot)).Operations);

            foreach (var container in Containers)
            {
                lab.Docker("restart", "-t", "10", container).Ok();
                DockerStack.AwaitApi(kubeconfig, $"after a restart of {container}");
                AwaitAllReady();
            }

            lab.Docker(["restart", "-t", "10", .. Containers]).Ok();
            DockerStack.AwaitApi(kubeconfig, "after a restart of all");
            AwaitAllReady();

            up = await MovedPortAsync(stack, up);
            up = await ShrunkenAsync(stack, up);
        }
        finally
        {
            await stack.DestroyAsync(up.Snapshot);
        }

        stack.AssertNothingIsLeft("ha");
    }

    /// <summary>Only the load balancer's container publishes ports: replacing it does not affect nodes.</summary>
    private static async Task<RunResult> MovedPortAsync(DockerStack stack, RunResult before)
    {
        var nodes = Containers[..^1].Select(stack.StartedAt).ToList();

        var moved = await stack.UpAsync(OnPort(6554), before.Snapshot);

        Assert.Equal(nodes, Containers[..^1].Select(stack.StartedAt));
        Assert.All(moved.Operations, operation => Assert.StartsWith("ha-lb", operation.Name, StringComparison.Ordinal));
        Assert.Equal("https://127.0.0.1:6554", DockerStack.Kubeconfig(moved).ServerUrl);
        DockerStack.AwaitApi(DockerStack.Kubeconfig(moved), "on its new port");
        return moved;
    }

    /// <summary>Two servers do not leave together, one does.</summary>
    private async Task<RunResult> ShrunkenAsync(DockerStack stack, RunResult before)
    {
        Assert.Contains("servers: server-1, server-2 would be removed in one update",
            await stack.FailAsync(OnPort(6554, servers: 1), before.Snapshot), StringComparison.Ordinal);
        AwaitAllReady();

        var smaller = await stack.UpAsync(OnPort(6554, servers: 2), before.Snapshot);

        Assert.Equal(["ha-agent-0", "ha-server-0", "ha-server-1"], stack.Nodes("ha-server-0"));
        DockerStack.AwaitApi(DockerStack.Kubeconfig(smaller), "of two servers");
        return smaller;
    }

    private void AwaitAllReady() => Lab.WaitFor("all nodes to be Ready", () =>
    {
        var nodes = lab.Docker("exec", "ha-server-1", "kubectl", "get", "nodes", "--no-headers");
        return nodes.ExitCode == 0 && nodes.Output.Trim().Split('\n')
            .Count(line => line.Contains(" Ready ", StringComparison.Ordinal)) == 4;
    }, 90);

    private static Func<Task<int>> OnPort(int port, int servers = 3) => () => Pulumi.Deployment.RunAsync(() =>
    {
        var cluster = new K3sCluster("ha", new()
        {
            Version = DockerStack.Version,
            EmbeddedEtcd = true,
            LoadBalancer = new() { Docker = new() { ApiPort = port, Ports = ["8080:80"] } },
            Servers = [.. Enumerable.Range(0, servers).Select(_ => new NodeArgs { Docker = new() })],
            Agents = [new() { Docker = new() }],
        });
        return new Dictionary<string, object?> { ["kubeconfig"] = cluster.Kubeconfig };
    });
}
