using K3sPulumi.Core.Kubeconfigs;
using K3sPulumi.LabTests.Harness;

namespace K3sPulumi.LabTests;

/// <summary>The quickstart of the README, on a real engine.</summary>
[Collection(LabRun.Name)]
[LabTests]
public sealed class QuickstartTests(Lab lab)
{
    [LabFact]
    public async Task TheQuickstartComesUpStaysUnchangedShrinksAndGoesWithoutATrace()
    {
        var stack = new DockerStack(lab);
        var first = await stack.UpAsync(DockerStack.Example("Quickstart"));
        try
        {
            var kubeconfig = DockerStack.Kubeconfig(first);
            Assert.Equal(("https://127.0.0.1:6443", "dev"), (kubeconfig.ServerUrl, kubeconfig.Context));
            Assert.Equal("pong", await DockerStack.PingAsync(kubeconfig));
            Assert.Equal(["dev-agent-0", "dev-agent-1", "dev-server-0"], stack.Nodes("dev-server-0"));
            stack.AssertNoSecretIsInTheOpen(first, "dev-server-0", "dev-agent-0", "dev-agent-1");

            var second = await stack.UpAsync(DockerStack.Example("Quickstart"), first.Snapshot);
            Assert.Empty(second.Operations);

            var smaller = await stack.UpAsync(OneAgent(), first.Snapshot);
            Assert.Equal(["dev-agent-0", "dev-server-0"], stack.Nodes("dev-server-0"));
            AssertDrained("dev-agent-1");
            first = smaller;
        }
        finally
        {
            await stack.DestroyAsync(first.Snapshot);
        }

        stack.AssertNothingIsLeft("dev");
    }

    private static Func<Task<int>> OneAgent() => () => Pulumi.Deployment.RunAsync(() =>
    {
        var cluster = new K3sCluster("dev", new()
        {
            Version = DockerStack.Version,
            Servers = [new() { Docker = new() }],
            Agents = [new() { Docker = new() }],
        });
        return new Dictionary<string, object?> { ["kubeconfig"] = cluster.Kubeconfig };
    });

    /// <summary>The stand-in records the calls of kubectl; the real K3s does not.</summary>
    private void AssertDrained(string node)
    {
        if (DockerStack.IsReal)
            return;
        var calls = lab.Docker("exec", "dev-server-0", "sh", "-c", "cat /var/log/k3s-standin/*.jsonl").Ok().Split('\n');
        Assert.Contains(calls, call =>
            call.Contains("drain", StringComparison.Ordinal) && call.Contains(node, StringComparison.Ordinal));
    }
}
