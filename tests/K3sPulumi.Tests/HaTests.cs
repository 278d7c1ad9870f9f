using K3sPulumi.Core.Existing;
using K3sPulumi.Core.Kubeconfigs;
using K3sPulumi.Core.Tests;
using K3sPulumi.LocalEngine;

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
        var first = await Programs.UpAsync(Programs.Stack(() => Etcd(servers: 5)));

        var second = await Programs.UpAsync(Programs.Stack(() => Etcd(servers: 4)), first.Snapshot);

        var operations = second.Operations.Select(operation => $"{operation.Kind} {operation.Name}").ToList();
        Assert.True(operations.IndexOf("Update dev-lb") < operations.IndexOf("Delete dev-s5-member"),
            string.Join(", ", operations));
        Assert.True(operations.IndexOf("Delete dev-s5-member") < operations.IndexOf("Delete dev-s5-node"),
            string.Join(", ", operations));
        Assert.DoesNotContain("Delete dev-s4-node", operations);
    }

    [Fact]
    public async Task ASecondServerThatWouldLeaveIsRefusedInPreviewAndBeforeAnythingIsTouched()
    {
        const string reason =
            "servers: s2, s3 would be removed in one update, each together with its etcd vote; remove one, run pulumi up, then "
                + "remove the next";
        var first = await Programs.UpAsync(Programs.Stack(() => Etcd(servers: 3)));
        await using var preview = Engine.Preview();
        await using var up = Engine.Mock(_ => MockAnswer.Stdout(Programs.Kubeconfig));

        var previewed = await preview.RunAsync(Programs.Stack(() => Etcd(servers: 1)), first.Snapshot);
        var refused = await up.RunAsync(Programs.Stack(() => Etcd(servers: 1)), first.Snapshot);
        var one = await Programs.UpAsync(Programs.Stack(() => Etcd(servers: 2)), first.Snapshot);
        var next = await Programs.UpAsync(Programs.Stack(() => Etcd(servers: 1)), one.Snapshot);

        Assert.Contains(previewed.Errors, error => error.Message.Contains(reason, StringComparison.Ordinal));
        Assert.Contains(refused.Errors, error => error.Message.Contains(reason, StringComparison.Ordinal));
        Assert.Empty(refused.Operations);
        Assert.Contains(one.Diagnostics, said =>
            said.Message.Contains("2 voters survive the loss of 0, the same as 1", StringComparison.Ordinal));
        Assert.Contains(next.Operations, operation => operation.Name == "dev-s2-member");
    }

    [Fact]
    public async Task ASecondServerThatWouldLeaveIsRefusedInDocker()
    {
        var first = await Programs.UpAsync(Programs.Stack(Docker));

        await Programs.RefusedAsync(() =>
            Docker(servers: 1), first.Snapshot, "servers: server-1, server-2 would be removed in one update",
            "embeddedEtcd: must be true, because this cluster stores its data in embedded etcd, even with one server.");
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
            args.Datastore = new DatastoreArgs { Endpoint = "postgres://k3s:secret-of-the-database@10.0.0.5:5432/k3s" };
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

    private static K3sClusterArgs Etcd(int servers)
    {
        var args = Ssh(servers);
        args.EmbeddedEtcd = true;
        return args;
    }

    private static K3sClusterArgs Docker() => Docker(servers: 3);

    private static K3sClusterArgs Docker(int servers) => new()
    {
        Version = Programs.Version,
        Servers = [.. Enumerable.Range(0, servers).Select(_ => new NodeArgs { Docker = new() })],
        Agents = [new() { Docker = new() }],
        LoadBalancer = new() { Docker = new() },
    };

    /// <summary>Only dependencies and fixed addresses.</summary>
    private static string Dependencies(RunResult result) => string.Join('\n', result.Tree().Split('\n').Where(line =>
        line.TrimStart().StartsWith("command:", StringComparison.Ordinal) || line.TrimStart()
            .StartsWith("docker:", StringComparison.Ordinal)
        || line.TrimStart().StartsWith("k3s:", StringComparison.Ordinal) || line.Contains("dependsOn:", StringComparison.Ordinal)
        || line.Contains("deletedWith:", StringComparison.Ordinal) || line.Contains("ipv4Address", StringComparison.Ordinal)
        || line.Contains("serverUrl", StringComparison.Ordinal) || line.Contains("subnet", StringComparison.Ordinal)
            || line.Contains("ipRange", StringComparison.Ordinal))) + "\n";
}
