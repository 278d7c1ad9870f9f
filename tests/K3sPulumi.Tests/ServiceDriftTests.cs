using K3sPulumi.Internal.Drift;
using K3sPulumi.LocalEngine;
using Pulumi;

namespace K3sPulumi.Tests;

/// <summary>Drift of load balancers and datastores, on hosts and in Docker.</summary>
[Collection("drift")]
public sealed class ServiceDriftTests
{
    private const string Printed = "\n===== k3spulumi ca\nCA\n===== k3spulumi certificate\nC\n===== k3spulumi key\nK\n"
        + "===== k3spulumi end\n";

    [Theory]
    [InlineData("balancer")]
    [InlineData("postgres")]
    [InlineData("mysql")]
    [InlineData("etcd")]
    public async Task ARepairOnAHostIsOneUpdateAndTheNextRunChangesNothing(string service)
    {
        var hosts = new DriftingHosts();
        HostReader.StandIn = hosts.ReadAsync;
        var up = await UpAsync(service, "repair");
        Assert.Empty(hosts.Read);
        Assert.Empty((await UpAsync(service, "repair", up)).Operations);
        hosts.Are["10.0.0.9"] = DriftingHosts.Disabled;

        var preview = await Programs.PreviewAsync(Program(service, "repair"), up.Snapshot);
        var report = await Programs.PreviewAsync(Program(service, "report"), up.Snapshot);
        var repaired = await UpAsync(service, "repair", up);
        hosts.Are.Clear();

        Assert.Equal(["svc: The service haproxy does not start with the host (it is not enabled)."], DriftText.Warnings(preview));
        Assert.Empty(report.Touched());
        Assert.Equal(["svc"], preview.Touched().Select(step => step.Name));
        Assert.Contains("# repair 1: The service haproxy", preview.Resource("svc", ":Command").Inputs.Text("create")!,
            StringComparison.Ordinal);
        Assert.Single(repaired.Operations);
        Assert.Empty((await UpAsync(service, "repair", repaired)).Operations);
        Assert.Empty((await UpAsync(service, "off", repaired)).Operations);
    }

    [Theory]
    [InlineData("docker balancer")]
    [InlineData("docker postgres")]
    [InlineData("docker etcd")]
    public async Task ARepairInDockerReplacesTheContainerOnce(string service)
    {
        var containers = new DriftingContainers();
        EngineReader.StandIn = containers.ReadAsync;
        var up = await UpAsync(service, "repair");
        Assert.Empty((await UpAsync(service, "repair", up)).Operations);
        var name = service == "docker etcd" ? "svc-0" : "svc";
        containers.Are[name] = "exited";

        var preview = await Programs.PreviewAsync(Program(service, "repair"), up.Snapshot);
        var repaired = await UpAsync(service, "repair", up);
        containers.Are.Clear();

        Assert.Equal([$"{name}: The container {name} is not running (exited)."], DriftText.Warnings(preview));
        Assert.Contains(preview.Touched(), step => step.Name == name && $"{step.Op}" == "Replace");
        Assert.Empty((await UpAsync(service, "repair", repaired)).Operations);
    }

    [Fact]
    public async Task TheLoadBalancerOfAClusterFollowsTheCluster()
    {
        var containers = new DriftingContainers();
        EngineReader.StandIn = containers.ReadAsync;
        Func<Task<int>> program = Programs.Stack(() =>
        {
            var args = Programs.Docker(agents: 0);
            args.Drift = "report";
            args.LoadBalancer = new() { Docker = new() };
            return args;
        });
        var up = await Programs.UpAsync(program);
        containers.Are["dev-lb"] = "edited";

        var preview = await Programs.PreviewAsync(program, up.Snapshot);

        Assert.Contains("dev-lb", containers.Read);
        Assert.Empty(preview.Touched());
    }

    private static async Task<RunResult> UpAsync(string service, string drift, RunResult? before = null)
    {
        await using var engine = Engine.Mock(call =>
            call.Type.EndsWith(":Command", StringComparison.Ordinal) ? MockAnswer.Stdout(Printed) : null);
        var result = await engine.RunAsync(Program(service, drift), before?.Snapshot);
        Assert.Equal("", string.Join('\n', result.Errors.Select(error => error.Message)));
        return result;
    }

    private static Func<Task<int>> Program(string service, string drift) => () => Deployment.RunAsync(() =>
    {
        var ssh = Programs.Host("10.0.0.9");
        Resource made = service switch
        {
            "balancer" => new K3sLoadBalancer("svc", new() { Ssh = ssh, Servers = new() { ["a"] = "10.0.0.11" }, Drift = drift }),
            "postgres" => new PostgresDatastore("svc", new() { Ssh = ssh, AllowedAddresses = ["10.0.0.0/24"], Drift = drift }),
            "mysql" => new MySqlDatastore("svc", new() { Ssh = ssh, AllowedAddresses = ["10.0.0.0/24"], Drift = drift }),
            "etcd" => new EtcdDatastore("svc", new() { Members = [new() { Ssh = ssh, Name = "svc" }], Drift = drift }),
            "docker balancer" => new K3sLoadBalancer("svc",
                new() { Docker = new(), Servers = new() { ["a"] = "server-a" }, Drift = drift }),
            "docker postgres" => new PostgresDatastore("svc", new() { Docker = new(), Drift = drift }),
            "docker etcd" => new EtcdDatastore("svc", new() { Members = [new() { Docker = new() }], Drift = drift }),
            _ => throw new ArgumentOutOfRangeException(nameof(service)),
        };
        _ = made;
    });
}
