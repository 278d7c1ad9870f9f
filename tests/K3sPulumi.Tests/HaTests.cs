using K3sPulumi.Core.Tests;
using K3sPulumi.Offline.Engine;

namespace K3sPulumi.Tests;

public sealed class HaTests
{
    [Fact]
    public async Task ThreeServersBehindALoadBalancerOverSsh()
    {
        var result = await Programs.UpAsync(Programs.Stack(() => Ssh(servers: 3)));

        Golden.Matches("ha-ssh-update.txt", Dependencies(result));
        Assert.Contains("https://10.0.0.10:6443", result.Resource("dev-a1-node").Inputs.Text("create"), StringComparison.Ordinal);
        foreach (var server in new[] { "dev-s1-node", "dev-s2-node", "dev-s3-node" })
            Assert.Matches("tls-san:\n# +- .?10\\.0\\.0\\.10\\b", result.Resource(server).Inputs.Text("create"));
    }

    [Fact]
    public async Task ThreeServersBehindALoadBalancerInDocker()
    {
        var result = await Programs.UpAsync(Programs.Stack(Docker));

        Golden.Matches("ha-docker-update.txt", Dependencies(result));
        Assert.Equal(["dev-lb"], result.Resources.Where(resource => resource.Type.EndsWith(":Container", StringComparison.Ordinal)
            && resource.Inputs.Items("ports").Any()).Select(resource => resource.Name));
    }

    [Fact]
    public async Task AServerLeavesThePoolBeforeItIsRemoved()
    {
        var first = await Programs.UpAsync(Programs.Stack(() => Ssh(servers: 5)));

        var second = await Programs.UpAsync(Programs.Stack(() => Ssh(servers: 3)), first.Snapshot);

        var operations = second.Operations.Select(operation => $"{operation.Kind} {operation.Name}").ToList();
        Assert.True(operations.IndexOf("Update dev-lb") < operations.IndexOf("Delete dev-s5-member"), string.Join(", ", operations));
        Assert.True(operations.IndexOf("Delete dev-s5-member") < operations.IndexOf("Delete dev-s5-node"), string.Join(", ", operations));
        Assert.True(operations.IndexOf("Delete dev-s5-node") < operations.IndexOf("Delete dev-s4-node"), string.Join(", ", operations));
    }

    [Fact]
    public async Task AChangedPortOfTheLoadBalancerTouchesNoNode()
    {
        var first = await Programs.UpAsync(Programs.Stack(Docker));

        var second = await Programs.UpAsync(
            Programs.Stack(() =>
            {
                var args = Docker();
                args.LoadBalancer!.Docker!.ApiPort = 7443;
                return args;
            }),
            first.Snapshot);

        Assert.Equal(["dev-lb", "dev-lb-pool"], second.Operations.Select(operation => operation.Name).Distinct().Order());
    }

    [Fact]
    public async Task AnExternalDatastoreNeedsNoJoining()
    {
        var result = await Programs.UpAsync(Programs.Stack(() =>
        {
            var args = Ssh(servers: 2);
            args.DatastoreEndpoint = "postgres://k3s:secret-of-the-database@10.0.0.5:5432/k3s";
            return args;
        }));

        var text = result.Resource("dev-s2-node").Inputs.Text("create")!;
        Assert.Matches("datastore-endpoint: .?\\[secret\\]", text);
        Assert.DoesNotContain("server: https", text, StringComparison.Ordinal);
        Assert.DoesNotContain("cluster-init", text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-of-the-database", result.Tree(), StringComparison.Ordinal);
    }

    private static K3sClusterArgs Ssh(int servers)
    {
        var args = Programs.Ssh(servers, agents: 1);
        args.LoadBalancer = new() { Ssh = Programs.Host("10.0.0.10") };
        return args;
    }

    private static K3sClusterArgs Docker() => new()
    {
        Version = Programs.Version,
        Servers = [new() { Docker = new() }, new() { Docker = new() }, new() { Docker = new() }],
        Agents = [new() { Docker = new() }],
        LoadBalancer = new() { Docker = new() },
    };

    /// <summary>Only what waits for what, and where the fixed addresses are.</summary>
    private static string Dependencies(RunResult result) => string.Join('\n', result.Tree().Split('\n').Where(line =>
        line.TrimStart().StartsWith("command:", StringComparison.Ordinal) || line.TrimStart().StartsWith("docker:", StringComparison.Ordinal)
        || line.TrimStart().StartsWith("k3s:", StringComparison.Ordinal) || line.Contains("dependsOn:", StringComparison.Ordinal)
        || line.Contains("deletedWith:", StringComparison.Ordinal) || line.Contains("ipv4Address", StringComparison.Ordinal)
        || line.Contains("serverUrl", StringComparison.Ordinal) || line.Contains("subnet", StringComparison.Ordinal) || line.Contains("ipRange", StringComparison.Ordinal))) + "\n";
}
