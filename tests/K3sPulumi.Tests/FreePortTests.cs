using K3sPulumi.LocalEngine;
using K3sPulumi.LocalEngine.State;
using K3sPulumi.LocalEngine.Values;
using Pulumi;

namespace K3sPulumi.Tests;

/// <summary>An API port of 0: the engine finds a free one, once.</summary>
public sealed class FreePortTests
{
    [Fact]
    public async Task AFreePortIsPublishedAndIsInTheKubeconfig()
    {
        var result = await Programs.UpAsync(Programs.Stack(() => Cluster()));

        Assert.Equal(20777, Published(result, "dev-server-0"));
        Assert.Contains("https://127.0.0.1:20777", Kubeconfig(result), StringComparison.Ordinal);
        var command = result.Resource("dev-server-0-api-port").Inputs.Text("create");
        Assert.Contains("'127.0.0.1' 28357 29999 'k3s-dev'", command, StringComparison.Ordinal);
    }

    [Fact]
    public async Task APreviewOfANewClusterDoesNotKnowThePortAndALaterOneDoes()
    {
        var fresh = await Programs.PreviewAsync(Programs.Stack(() => Cluster()));
        Assert.Empty(fresh.Errors);
        Assert.True(fresh.Outputs["out"]!.HasUnknown);

        var first = await Programs.UpAsync(Programs.Stack(() => Cluster()));
        var again = await Programs.PreviewAsync(Programs.Stack(() => Cluster()), first.Snapshot);
        Assert.Empty(again.Changes);
        Assert.Contains("https://127.0.0.1:20777", Kubeconfig(again), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("version", "replace dev-image, replace dev-server-0, update dev-server-0-ready")]
    [InlineData("san", "replace dev-server-0, update dev-server-0-ready")]
    [InlineData("bind address", "replace dev-server-0, update dev-server-0-ready")]
    public async Task ThePortStaysWhenTheContainerIsReplaced(string change, string expected)
    {
        var first = await Programs.UpAsync(Programs.Stack(() => Cluster()));

        var second = await Programs.UpAsync(Programs.Stack(() => Cluster(args =>
        {
            switch (change)
            {
                case "version": args.Version = "v1.36.2+k3s1"; break;
                case "san": args.TlsSans = ["dev.example"]; break;
                case "bind address": args.Servers[0].Docker!.ApiBindAddress = "0.0.0.0"; break;
            }
        })), first.Snapshot, call => call.Name.EndsWith("-api-port", StringComparison.Ordinal)
            ? MockAnswer.Fail("the port is looked for a second time") : null);

        Assert.Equal(expected, Text(second));
        Assert.Equal(20777, Published(second, "dev-server-0"));
    }

    [Fact]
    public async Task AnExistingClusterMovesToAFreePortAndBack()
    {
        var first = await Programs.UpAsync(Programs.Stack(() => Programs.Docker(agents: 0)));

        var free = await Programs.UpAsync(Programs.Stack(() => Cluster()), first.Snapshot);
        Assert.Equal("replace dev-server-0, create dev-server-0-api-port, update dev-server-0-ready", Text(free));

        var back = await Programs.UpAsync(Programs.Stack(() => Programs.Docker(agents: 0)), free.Snapshot);
        Assert.Equal("replace dev-server-0, delete dev-server-0-api-port, update dev-server-0-ready", Text(back));
        Assert.Equal(6443, Published(back, "dev-server-0"));
    }

    [Fact]
    public async Task ALoadBalancersFreePortIsInTheKubeconfigAndItsOutput()
    {
        var result = await Programs.UpAsync(Programs.Stack(() => Cluster(args =>
        {
            args.Servers[0].Docker = new();
            args.LoadBalancer = new() { Docker = new() { ApiPort = 0 } };
        })));

        Assert.Equal(20777, Published(result, "dev-lb"));
        Assert.Empty(result.Resource("dev-server-0", ":Container").Inputs.Maps("ports"));
        Assert.Contains("https://127.0.0.1:20777", Kubeconfig(result), StringComparison.Ordinal);

        var alone = await Programs.UpAsync(Programs.Stack(() => new K3sLoadBalancer("lb", new()
        {
            Docker = new() { ApiPort = 0 },
            Servers = new() { ["a"] = "server-a" },
        }).ApiPort));
        Assert.Equal(20777, alone.Outputs.Number("out"));
    }

    [Fact]
    public async Task AFreePortIsLookedForOnTheEngineOfTheCluster()
    {
        static K3sClusterArgs On(string engine) => Cluster(args => args.Servers[0].Docker!.Host = engine);
        var first = await Programs.UpAsync(Programs.Stack(() => On("ssh://root@a.example.com")));
        Assert.Contains("https://a.example.com:20777", Kubeconfig(first), StringComparison.Ordinal);

        var second = await Programs.PreviewAsync(Programs.Stack(() => On("ssh://root@b.example.com")), first.Snapshot);

        Assert.Contains("update dev-server-0-api-port", Text(second), StringComparison.Ordinal);
    }

    private static K3sClusterArgs Cluster(Action<K3sClusterArgs>? change = null)
    {
        var args = Programs.Docker(agents: 0);
        args.Servers[0].Docker = new() { ApiPort = 0 };
        change?.Invoke(args);
        return args;
    }

    private static double? Published(RunResult result, string container) =>
        Assert.Single(result.Resource(container, ":Container").Inputs.Maps("ports")).Number("external");

    private static string Kubeconfig(RunResult result) => ((StringValue)result.Outputs["out"]!.Reveal()).Value;

    private static string Text(RunResult result) =>
        string.Join(", ", result.Touched().Select(step => $"{step.Op.ToString().ToLowerInvariant()} {step.Name}"));
}
