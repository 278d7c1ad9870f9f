using K3sPulumi.Core.Existing;
using K3sPulumi.LabTests.Harness;
using K3sPulumi.LocalEngine;
using Pulumi;

namespace K3sPulumi.Bench;

/// <summary>
/// Three servers on managed PostgreSQL behind a load balancer, over real SSH on hosts of the lab; then upgraded to another
/// version.
/// </summary>
internal static class HaBringUp
{
    private const string Old = "v1.33.5+k3s1", New = "v1.34.1+k3s1";

    private static readonly string[] Servers = ["alpha", "bravo", "charlie"];

    public static async Task PrintAsync(Lab lab)
    {
        var site = new SshSite(lab, Old, New);
        LabHost[] hosts = [.. Servers.Select(name => site.Host(name, "host-full"))];
        var (state, balancer) = (site.Host("state", "host-full"), site.Host("balancer", "host-full"));
        Func<Task<int>> Program(string version) => () => Deployment.RunAsync(() =>
        {
            var database = new PostgresDatastore("state",
                new() { Ssh = site.Ssh(state), AllowedAddresses = hosts.Select(host => host.Address).ToList() });
            _ = new K3sCluster("prod", new()
            {
                Version = version,
                Datastore = database,
                LoadBalancer = new() { Ssh = site.Ssh(balancer) },
                Servers = [.. hosts.Select(host => new NodeArgs { NodeName = host.Name, Ssh = site.Ssh(host) })],
            });
        });

        Console.WriteLine("""

            Three servers, PostgreSQL and HAProxy, each on a host of its own; phases overlap:
            prepare runs on all hosts while the datastore is made.

            what         prepare  datastore   balancer      alpha      bravo    charlie  all of it
            """);
        var up = await site.UpAsync(Program(Old));
        Console.WriteLine(Line("install", up));
        using var watch = new ApiWatch($"https://{balancer.Address}:6443");
        var rolled = await site.UpAsync(Program(New), up.Snapshot);
        Console.WriteLine(Line("upgrade", rolled));
        watch.Lost("during the upgrade");
    }

    private static string Line(string what, RunResult result) => $"{what,-10}"
        + Seconds(result, name => name.EndsWith("-prepare", StringComparison.Ordinal))
        + Seconds(result, name => name.StartsWith("state", StringComparison.Ordinal))
        + Seconds(result, name => name.StartsWith("prod-lb", StringComparison.Ordinal))
        + string.Concat(Servers.Select(server => Seconds(result, name => name == $"prod-{server}-node")))
        + Seconds(result, _ => true);

    /// <summary>From the first of these operations to the end of the last.</summary>
    private static string Seconds(RunResult result, Predicate<string> belongs)
    {
        var operations = result.Operations.Where(operation => belongs(operation.Name)).ToList();
        return operations.Count == 0
            ? $"{"-",11}" : $"{(operations.Max(one => one.Ended) - operations.Min(one => one.Started)).TotalSeconds,9:N1} s";
    }
}
