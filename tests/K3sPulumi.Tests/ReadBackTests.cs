using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Networking;
using K3sPulumi.LocalEngine;
using Pulumi;

namespace K3sPulumi.Tests;

/// <summary>
/// The docker provider reads its resources back and compares with that: values that it reads differently would change in every
/// update.
/// </summary>
public sealed class ReadBackTests
{
    [Theory]
    [InlineData("2", "512m")]
    [InlineData("0.5", "2g")]
    [InlineData("1.50", "1.5g")]
    [InlineData("10", null)]
    [InlineData("12", null)]
    public async Task LimitsStayAsTheyAre(string cpus, string? memory)
    {
        var program = Programs.Stack(() =>
        {
            var args = Programs.Docker();
            args.Servers[0].Docker = new()
            {
                Cpus = cpus,
                Memory = memory ?? "1g",
                HostAliases = { ["db"] = "10.0.0.5" },
                Ports = { "8443:443", "8080:80" }
            };
            return args;
        });
        var first = await Programs.UpAsync(program);

        Assert.Empty((await Programs.UpAsync(program, first.Snapshot)).Changes);
    }

    [Fact]
    public async Task MoreMemoryRaisesTheLimitOfSwapWithIt()
    {
        static Func<Task<int>> Program(string memory) => Programs.Stack(() =>
        {
            var args = Programs.Docker(agents: 0);
            args.Servers[0].Docker = new() { Memory = memory };
            return args;
        });
        var first = await Programs.UpAsync(Program("1g"));

        var second = await Programs.UpAsync(Program("4g"), first.Snapshot);

        Assert.Equal(["replace dev-server-0 [entrypoints[2], memory, memorySwap]", "update dev-server-0-ready [create]"],
            second.Touched().Select(step => step.ToString()));
        Assert.Equal(8192, second.Resource("dev-server-0", ":Container").Inputs.Number("memorySwap"));
    }

    [Fact]
    public async Task ANodeWithoutALimitRunsTheImagesOwnProgram()
    {
        static Func<Task<int>> Program(string? memory) => Programs.Stack(() =>
        {
            var args = Programs.Docker(agents: 1);
            args.Agents[0].Docker = memory is null ? new() : new() { Memory = memory };
            return args;
        });
        var limited = await Programs.UpAsync(Program("1.5g"));
        var inputs = limited.Resource("dev-agent-0", ":Container").Inputs;
        Assert.Equal(["/bin/sh", "/etc/k3spulumi/start.sh", "1572864"], inputs.Texts("entrypoints"));
        Assert.False(limited.Resource("dev-server-0", ":Container").Inputs.ContainsKey("entrypoints"));

        var free = await Programs.UpAsync(Program(null), limited.Snapshot);

        Assert.Equal("replace dev-agent-0, update dev-agent-0-ready",
            string.Join(", ", free.Touched().Select(step => $"{step.Op.ToString().ToLowerInvariant()} {step.Name}")));
        Assert.False(free.Resource("dev-agent-0", ":Container").Inputs.ContainsKey("entrypoints"));
    }

    [Fact]
    public async Task ServersWithFixedAddressesStayAsTheyAre()
    {
        var program = Programs.Stack(() =>
        {
            var args = Programs.Docker();
            args.Servers = [new() { Docker = new() }, new() { Docker = new() }, new() { Docker = new() }];
            args.DockerSubnet = "10.77.3.0/24";
            args.LoadBalancer = new() { Docker = new() };
            return args;
        });
        var first = await Programs.UpAsync(program);

        Assert.Equal("10.77.3.1", Assert.Single(first.Resource("dev-network").Inputs.Maps("ipamConfigs")).Text("gateway"));
        Assert.Empty((await Programs.UpAsync(program, first.Snapshot)).Changes);
    }

    [Fact]
    public async Task ARegistryStaysUnchanged()
    {
        var program = Programs.Stack(() => new K3sRegistry("registry", new()).Address);
        var first = await Programs.UpAsync(program);

        Assert.False(first.Resource("registry", ":Container").Inputs.ContainsKey("entrypoints"));
        Assert.Empty((await Programs.UpAsync(program, first.Snapshot)).Changes);
    }

    [Fact]
    public async Task AContainerThatCouldNotStartIsRecreatedByTheNextRun()
    {
        var program = Programs.Stack(() => Programs.Docker(agents: 0));
        await using var engine = Engine.Mock(call => call.Name == "dev-server-0"
            && call.Type.EndsWith(":Container", StringComparison.Ordinal)
            ? MockAnswer.Fail("port is already allocated") with { IsPartlyMade = true }
            : null);
        var failed = await engine.RunAsync(program);

        var second = await Programs.UpAsync(program, failed.Snapshot);

        Assert.Equal(["replace dev-server-0", "create dev-server-0-ready"], second.Changes.Where(step =>
            step.Type != "pulumi:pulumi:Stack" && step.Custom).Select(step => $"{step.Op} {step.Name}".ToLowerInvariant()));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task WhatUndoesItselfIsUndoneBeforeItIsDoneAgain(bool docker)
    {
        var result = await Programs.UpAsync(Programs.Stack(() => docker ? Programs.Docker() : Programs.Ssh(servers: 3)));

        Assert.All(
            result.Resources.Where(resource => resource.Type.EndsWith(":Command", StringComparison.Ordinal)),
            resource => Assert.Equal(resource.Inputs.ContainsKey("delete"), resource.Options.DeleteBeforeReplace == true));
    }

    [Theory]
    [InlineData("0.05", "0.1")]
    [InlineData("20.05", "20.1")]
    public async Task ProcessorsThatCannotBeReadBackAreRefused(string cpus, string read)
    {
        var result = await Programs.PreviewAsync(Programs.Stack(() =>
        {
            var args = Programs.Docker();
            args.Servers[0].Docker = new() { Cpus = cpus };
            return args;
        }));

        Assert.Contains($"servers[0].docker.cpus: \"{cpus}\" is read back as {read} by the Docker provider, so that every update "
            + $"would replace the container; use {read}.",
            Assert.Single(result.Errors).Message, StringComparison.Ordinal);
    }
}
