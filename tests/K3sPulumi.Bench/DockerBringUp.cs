using K3sPulumi.LabTests.Harness;
using K3sPulumi.LocalEngine;
using Pulumi;

namespace K3sPulumi.Bench;

/// <summary>Clusters in Docker, from nothing until every node is Ready.</summary>
internal static class DockerBringUp
{
    public static async Task PrintAsync(Lab lab)
    {
        Console.WriteLine("""

            Clusters in Docker until every node is Ready; in place of K3s a stand-in unless K3S_IMAGE names an image.

            servers + agents   all of it   when each node is Ready
            """);
        await MeasureAsync(lab, servers: 1, agents: 2);
        await MeasureAsync(lab, servers: 3, agents: 1);
    }

    private static async Task MeasureAsync(Lab lab, int servers, int agents)
    {
        var stack = new DockerStack(lab);
        var begin = DateTimeOffset.UtcNow;
        var result = await stack.UpAsync(Program(servers, agents));
        var all = DateTimeOffset.UtcNow - begin;
        var ready = result.Operations.Where(operation => operation.Name.EndsWith("-ready", StringComparison.Ordinal))
            .Select(operation =>
                $"{operation.Name["bench-".Length..^"-ready".Length]} {(operation.Ended - begin).TotalSeconds:N1} s");
        Console.WriteLine($"{servers,7} + {agents}       {all.TotalSeconds,9:N1} s   {string.Join(", ", ready)}");
        await stack.DestroyAsync(result.Snapshot);
    }

    private static Func<Task<int>> Program(int servers, int agents) => () => Deployment.RunAsync(() =>
    {
        _ = new K3sCluster("bench", new()
        {
            Version = DockerStack.Version,
            Servers = [.. Enumerable.Range(0, servers).Select(_ => new NodeArgs { Docker = new() })],
            Agents = [.. Enumerable.Range(0, agents).Select(_ => new NodeArgs { Docker = new() })],
        });
    });
}
