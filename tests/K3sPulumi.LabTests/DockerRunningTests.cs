using System.Diagnostics;
using K3sPulumi.LabTests.Harness;
using Pulumi;
using Xunit.Abstractions;

namespace K3sPulumi.LabTests;

/// <summary>A cluster in Docker is stopped and started.</summary>
[Collection(LabRun.Name)]
[LabTests]
public sealed class DockerRunningTests(Lab lab, ITestOutputHelper output)
{
    private const string Cluster = "paused";

    private static readonly string[] Servers = [$"{Cluster}-server-0", $"{Cluster}-server-1", $"{Cluster}-server-2"];

    private static readonly string[] Containers = [.. Servers, $"{Cluster}-agent-0", $"{Cluster}-lb"];

    [LabFact]
    public async Task ThreeServersAndAnAgentStopKeepAllTheyHaveAndStartAgain()
    {
        var stack = new DockerStack(lab);
        var up = await stack.UpAsync(Program(null));
        try
        {
            Exec("kubectl", "annotate", "node", Servers[0], "--overwrite", "mark=kept");
            var created = Containers.Select(Id).ToList();

            var timer = Stopwatch.StartNew();
            up = await stack.UpAsync(Program(false), up.Snapshot);
            output.WriteLine($"stopping 5 containers took {timer.Elapsed.TotalSeconds:0} s");
            Assert.All(Containers, container => Assert.False(IsRunning(container), container));
            var ended = Containers.Select(container => State(container, "FinishedAt")).ToList();
            Assert.True(Later(ended[0], ended[1]) && Later(ended[1], ended[2]) && Later(ended[2], ended[3])
                && Later(ended[4], ended[0]), string.Join(' ', ended));
            Assert.Empty((await stack.UpAsync(Program(false), up.Snapshot)).Operations);

            // some are started by hand meanwhile, as after a start that was cut off
            lab.Docker("start", Servers[1]).Ok();
            timer.Restart();
            up = await stack.UpAsync(Program(true), up.Snapshot);
            output.WriteLine($"starting 5 containers took {timer.Elapsed.TotalSeconds:0} s");
            Assert.Equal([$"{Cluster}-agent-0", .. Servers], stack.Nodes(Servers[2]));
            Assert.Equal("kept",
                Exec("kubectl", "get", "node", Servers[0], "-o", "jsonpath={.metadata.annotations.mark}").Trim());
            Assert.Equal(created, Containers.Select(Id));
            DockerStack.AwaitApi(DockerStack.Kubeconfig(up), "after the start");
            Assert.Empty((await stack.UpAsync(Program(true), up.Snapshot)).Operations);

            up = await stack.UpAsync(Program(false), up.Snapshot);
            up = await stack.UpAsync(Program(null), up.Snapshot);
            DockerStack.AwaitApi(DockerStack.Kubeconfig(up), "after the argument was removed");
            Assert.All(Containers, container => Assert.True(IsRunning(container), container));
            up = await stack.UpAsync(Program(false), up.Snapshot);
        }
        finally
        {
            await stack.DestroyAsync(up.Snapshot);
        }

        stack.AssertNothingIsLeft(Cluster);
    }

    private static Func<Task<int>> Program(bool? running) => () => Deployment.RunAsync(() =>
    {
        var cluster = new K3sCluster(Cluster, new()
        {
            Version = DockerStack.Version,
            Servers = [new() { Docker = new() }, new() { Docker = new() }, new() { Docker = new() }],
            Agents = [new() { Docker = new() }],
            LoadBalancer = new() { Docker = new() { ApiPort = 6578 } },
            Running = running,
        });
        return new Dictionary<string, object?> { ["kubeconfig"] = cluster.Kubeconfig };
    });

    private static bool Later(string one, string other) => string.CompareOrdinal(one, other) >= 0;

    private bool IsRunning(string container) => State(container, "Running") == "true";

    private string State(string container, string field) =>
        lab.Docker("inspect", "--format", $"{{{{.State.{field}}}}}", container).Ok().Trim();

    private string Id(string container) => lab.Docker("inspect", "--format", "{{.Id}}", container).Ok().Trim();

    private string Exec(params string[] command) => lab.Docker(["exec", Servers[0], .. command]).Ok();
}
