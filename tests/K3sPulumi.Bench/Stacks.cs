using Pulumi;

namespace K3sPulumi.Bench;

/// <summary>The programs whose evaluation is measured.</summary>
internal static class Stacks
{
    public const string Version = "v1.36.1+k3s1";

    /// <summary>One server and agents, in Docker.</summary>
    public static Task<int> DockerCluster(int nodes) => Deployment.RunAsync(() =>
    {
        var args = new K3sClusterArgs { Version = Version, Servers = [new() { Docker = new() }] };
        for (var agent = 1; agent < nodes; agent++)
            args.Agents.Add(new() { Docker = new() });
        _ = new K3sCluster("bench", args);
    });

    /// <summary>What registering alone costs: resources without inputs and without relations.</summary>
    public static Task<int> Empty(int resources) => Deployment.RunAsync(() =>
    {
        for (var index = 0; index < resources; index++)
            _ = new CustomResource("bench:index:Empty", $"empty-{index}", ResourceArgs.Empty, options: null);
    });
}
