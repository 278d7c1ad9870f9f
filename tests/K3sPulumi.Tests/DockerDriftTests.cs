using K3sPulumi.Core.Tests;
using K3sPulumi.Internal.Drift;
using K3sPulumi.LocalEngine;
using K3sPulumi.LocalEngine.Planning;

namespace K3sPulumi.Tests;

/// <summary>What others have changed in containers shows in previews, and a repair is a change once.</summary>
[Collection("drift")]
public sealed class DockerDriftTests
{
    private const string Server = "dev-server-0", Agent = "dev-agent-1";

    [Fact]
    public async Task WithoutItAndInAFirstUpdateNoContainerIsRead()
    {
        var containers = new DriftingContainers();
        var up = await containers.UpAsync(null);
        var off = await containers.UpAsync("off", up);
        await containers.UpAsync("repair");

        Assert.Empty(off.Operations);
        Assert.Empty(containers.Read);
    }

    [Fact]
    public async Task AReportWarnsAndChangesNothing()
    {
        var containers = new DriftingContainers();
        var up = await containers.UpAsync("report");
        (containers.Are[Server], containers.Are[Agent]) = ("edited", "exited");

        var preview = await containers.PreviewAsync("report", up);

        Assert.Empty(preview.Touched());
        Golden.Matches("drift-docker-report.txt", DriftText.Shown(preview));
    }

    [Fact]
    public async Task ARepairRestartsWhatStandsStillAndReplacesWhoseFilesWereChanged()
    {
        var containers = new DriftingContainers();
        var up = await containers.UpAsync("repair");
        Assert.Empty((await containers.UpAsync("repair", up)).Operations);
        (containers.Are[Server], containers.Are[Agent]) = ("edited", "exited");

        var preview = await containers.PreviewAsync("repair", up);
        var repaired = await containers.UpAsync("repair", up);
        containers.Are.Clear();
        var after = await containers.UpAsync("repair", repaired);
        var off = await containers.UpAsync(null, after);
        containers.Are[Server] = "paused";
        var again = await containers.PreviewAsync("repair", off);

        Golden.Matches("drift-docker-repair.txt", DriftText.Shown(preview));
        Assert.Contains(preview.Touched(), step => step.Name == Server && step.Op == StepOp.Replace);
        Assert.DoesNotContain(preview.Touched(), step => step.Name == Agent);
        Assert.Contains($"docker-ready-1 repaired 1 restart '{Agent}' '{Agent}' '' '' ready agent",
            repaired.Resource($"{Agent}-ready").Inputs.Text("create"), StringComparison.Ordinal);
        Assert.Empty(after.Operations);
        Assert.Empty(off.Operations);
        Assert.Equal([$"{Server}-ready"], again.Touched().Select(step => step.Name));
    }

    [Theory]
    [InlineData("deleted",
        "dev-agent-1: The container dev-agent-1 does not exist; run pulumi up --refresh, which creates it again.")]
    [InlineData("foreign", "dev-agent-1: The container dev-agent-1 is not the one that was created: it has another image or "
        + "other labels. Remove it with docker rm --force dev-agent-1, then run pulumi up --refresh.")]
    [InlineData(null, "dev-agent-1: could not be checked for drift: its engine did not answer within 20 s.")]
    public async Task WhatNoRepairCanMendIsAWarning(string? state, string warning)
    {
        var containers = new DriftingContainers();
        var up = await containers.UpAsync("repair");
        containers.Are[Agent] = state;

        var preview = await containers.PreviewAsync("repair", up);

        Assert.Equal([warning], DriftText.Warnings(preview));
        Assert.Empty(preview.Touched());
    }

    [Fact]
    public async Task WhatTheSameUpdateChangesIsNotDrift()
    {
        var containers = new DriftingContainers();
        var up = await containers.UpAsync("repair");
        containers.Are[Agent] = "foreign";

        var preview = await containers.PreviewAsync("repair", up, args => args.Agents[1].NodeLabels = new() { ["disk"] = "ssd" });

        Assert.Empty(DriftText.Warnings(preview));
        Assert.DoesNotContain("repair", preview.Resource($"{Agent}-ready").Inputs.Text("create")!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AServerByItselfIsReadOnItsEngine()
    {
        var containers = new DriftingContainers();
        var engines = new List<string?>();
        Func<Task<int>> program = Programs.Stack(() => new K3sServer("solo", new K3sServerArgs
        {
            Version = Programs.Version,
            Docker = new() { Host = "ssh://me@build.example.com" },
            Drift = "repair",
        }).Kubeconfig);
        EngineReader.StandIn = (engine, asked) =>
        {
            if (asked.Name == "solo")
                engines.Add(engine);
            return containers.ReadAsync(engine, asked);
        };
        var up = await Programs.UpAsync(program);
        containers.Are["solo"] = "exited";

        var preview = await Programs.PreviewAsync(program, up.Snapshot);

        Assert.Equal(["solo-ready"], preview.Touched().Select(step => step.Name));
        Assert.Equal(["ssh://me@build.example.com"], engines);
    }
}
