using K3sPulumi.Core.Tests;
using K3sPulumi.Internal.Drift;
using K3sPulumi.LocalEngine;
using K3sPulumi.LocalEngine.Running;

namespace K3sPulumi.Tests;

/// <summary>What others have changed on hosts shows in previews, and a repair is an update once.</summary>
[Collection("drift")]
public sealed class DriftTests
{
    [Fact]
    public async Task WithoutItNoHostIsRead()
    {
        var hosts = new DriftingHosts();
        var up = await hosts.UpAsync(null);
        await hosts.UpAsync(null, up);
        await hosts.UpAsync("off", up);

        Assert.Empty(hosts.Read);
    }

    [Fact]
    public async Task AFirstUpdateReadsNoHost()
    {
        var hosts = new DriftingHosts();

        await hosts.UpAsync("repair");

        Assert.Empty(hosts.Read);
    }

    [Fact]
    public async Task AReportWarnsInPreviewsAndUpdatesAndChangesNothing()
    {
        var hosts = new DriftingHosts();
        var up = await hosts.UpAsync("report");
        hosts.Are[Agent] = DriftingHosts.Stopped;

        var preview = await hosts.PreviewAsync("report", up);
        var second = await hosts.UpAsync("report", up);

        Golden.Matches("drift-ssh-report.txt", DriftText.Shown(preview));
        foreach (var run in new[] { preview, second })
        {
            Assert.Equal(["dev-a1: The service k3s-agent is not running (inactive)."], Warnings(run));
            Assert.Empty(run.Touched());
        }

        Assert.Equal(["10.0.0.11", "10.0.0.21", "10.0.0.22"], hosts.Read.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task ARepairIsOneUpdateOfTheNodeWithItsReasonAndTheNextRunChangesNothing()
    {
        var hosts = new DriftingHosts();
        var up = await hosts.UpAsync("repair");
        Assert.Empty((await hosts.PreviewAsync("repair", up)).Touched());
        hosts.Are[Agent] = DriftingHosts.Stopped;

        var preview = await hosts.PreviewAsync("repair", up);
        var repaired = await hosts.UpAsync("repair", up);
        hosts.Are[Agent] = DriftingHosts.Right;
        var after = await hosts.UpAsync("repair", repaired);
        var off = await hosts.UpAsync(null, after);
        hosts.Are[Agent] = DriftingHosts.Stopped;
        var again = await hosts.UpAsync("repair", off);

        Golden.Matches("drift-ssh-repair.txt", DriftText.Shown(preview));
        Assert.Equal(["dev-a1-node"], preview.Touched().Select(step => step.Name));
        Assert.Contains("# repair 1: The service k3s-agent is not running (inactive).\n",
            preview.Resource("dev-a1-node").Inputs.Text("create"), StringComparison.Ordinal);
        Assert.Equal(["dev-a1-node"], repaired.Operations.Select(operation => operation.Name));
        Assert.Empty(after.Operations);
        Assert.Empty(off.Operations);
        Assert.Contains("# repair 2: ", again.Resource("dev-a1-node").Inputs.Text("create"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARepairThatFailsIsTriedAgainUnderTheSameNumber()
    {
        var hosts = new DriftingHosts();
        var up = await hosts.UpAsync("repair");
        hosts.Are[Agent] = DriftingHosts.Stopped;

        await using var engine = Engine.Mock(call => call.Name == "dev-a1-node" ? MockAnswer.Fail("cut off") : null);
        var failed = await hosts.RunAsync(engine, "repair", up);
        var repaired = await hosts.UpAsync("repair", failed);

        Assert.NotEqual(0, failed.ExitCode);
        Assert.Equal(["dev-a1-node"], repaired.Operations.Select(operation => operation.Name));
        Assert.Contains("# repair 1: ", repaired.Resource("dev-a1-node").Inputs.Text("create"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AHostThatCannotBeReadIsAWarning()
    {
        var hosts = new DriftingHosts();
        var up = await hosts.UpAsync("repair");
        hosts.Are[Agent] = null;

        var preview = await hosts.PreviewAsync("repair", up);

        Assert.Equal(["dev-a1: could not be checked for drift: it did not answer within 20 s."], Warnings(preview));
        Assert.Empty(preview.Touched());
    }

    [Fact]
    public async Task AHostThatIsGoneAndANodeThatIsNewAreNotRead()
    {
        var hosts = new DriftingHosts();
        var up = await hosts.UpAsync("report");

        await hosts.PreviewAsync("report", up, args =>
        {
            args.Agents[0].HostIsGone = true;
            args.Agents.Add(new NodeArgs { NodeName = "a3", Ssh = Programs.Host("10.0.0.23") });
        });

        Assert.Equal(["10.0.0.11", "10.0.0.22"], hosts.Read.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task ANodesOwnValueOverridesTheClusters()
    {
        var hosts = new DriftingHosts();
        var up = await hosts.UpAsync("report");

        await hosts.PreviewAsync("report", up, args => args.Agents[0].Drift = "off");

        Assert.Equal(["10.0.0.11", "10.0.0.22"], hosts.Read.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task AnotherVersionInTheSameUpdateIsNotDrift()
    {
        var hosts = new DriftingHosts();
        var up = await hosts.UpAsync("repair");

        var preview = await hosts.PreviewAsync("repair", up, args => args.Version = "v1.37.0+k3s1");

        Assert.Empty(Warnings(preview));
        Assert.DoesNotContain("repair", preview.Resource("dev-a1-node").Inputs.Text("create")!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AServerByItselfIsReadToo()
    {
        var hosts = new DriftingHosts();
        Func<Task<int>> program = Programs.Stack(() => new K3sServer("solo",
            new K3sServerArgs { Version = Programs.Version, Ssh = Programs.Host("10.0.0.31"), Drift = "repair" }).Kubeconfig);
        HostReader.StandIn = hosts.ReadAsync;
        var up = await Programs.UpAsync(program);
        hosts.Are["10.0.0.31"] = DriftingHosts.Stopped;

        var preview = await Programs.PreviewAsync(program, up.Snapshot);

        Assert.Equal(["solo-node"], preview.Touched().Select(step => step.Name));
    }

    private const string Agent = "10.0.0.21";

    private static IEnumerable<string> Warnings(RunResult run) => run.Diagnostics
        .Where(diagnostic => diagnostic.Severity == Severity.Warning).Select(diagnostic => diagnostic.Message);
}
