using K3sPulumi.LocalEngine.Operations;
using K3sPulumi.Wire;

namespace K3sPulumi.LocalEngine.Tests;

public sealed class OrderTests
{
    private const string Network = "docker:index/network:Network";
    private const string Container = "docker:index/container:Container";

    private static async Task Chain(ScriptedProgram program)
    {
        var before = "";
        foreach (var name in new[] { "a", "b", "c" })
            before = (await program.CommandAsync(name, [], with => with.Dependencies.Add(before.Length > 0 ? [before] : []))).Urn;
    }

    private static async Task NetworkAndContainer(ScriptedProgram program, string driver)
    {
        var network = await program.CustomAsync(Network, "net", new() { ["name"] = "n", ["driver"] = driver });
        await program.CustomAsync(Container, "web", new()
        {
            ["networksAdvanced"] = new[] { new Dictionary<string, object?> { ["name"] = "n" } },
        }, with =>
        {
            with.Dependencies.Add(network.Urn);
            with.PropertyDependencies["networksAdvanced"] = new UrnList { Urns = { network.Urn } };
        });
    }

    private static string[] Operations(RunResult result) => [.. result.Operations.Select(operation => operation.ToString())];

    [Fact]
    public async Task DeletionsRunBackwards()
    {
        var result = await Plans.UpAsync(_ => Task.CompletedTask, await Plans.StateAfter(Chain));

        Assert.Equal(["delete c", "delete b", "delete a"], Operations(result));
        Assert.Equal(["pulumi:pulumi:Stack"], result.Snapshot.Resources.Select(resource => resource.Type));
    }

    [Fact]
    public async Task AReplacementDeletesTheOldOneAtTheEnd()
    {
        static Task Program(ScriptedProgram program, string trigger) => program.CommandAsync("it",
            new() { ["triggers"] = new[] { trigger } }, with => with.ReplaceOnChanges.Add("triggers[*]"));

        var result = await Plans.UpAsync(
            async program =>
            {
                await Program(program, "2");
                await program.CommandAsync("other", []);
            }, await Plans.StateAfter(program => Program(program, "1")));

        Assert.Equal(["create it", "create other", "delete it"], Operations(result));
    }

    [Fact]
    public async Task DeletingFirstTakesThoseAlongThatWouldBeReplaced()
    {
        var state = await Plans.StateAfter(program => NetworkAndContainer(program, "bridge"));

        var result = await Plans.UpAsync(program => NetworkAndContainer(program, "macvlan"), state);

        Assert.Equal(["delete web", "delete net", "create net", "create web"], Operations(result));
        Assert.Equal(["replace net [driver]", "replace web"], result.Changes.Select(step => step.ToString()));
    }

    [Fact]
    public async Task AMereDependencyIsNotReplacedAlong()
    {
        static async Task Program(ScriptedProgram program, string driver)
        {
            var network = await program.CustomAsync(Network, "net", new() { ["name"] = "n", ["driver"] = driver });
            await program.CommandAsync("after", [], with => with.Dependencies.Add(network.Urn));
        }

        var result = await Plans.UpAsync(
            program => Program(program, "macvlan"), await Plans.StateAfter(program => Program(program, "bridge")));

        Assert.Equal(["delete net", "create net"], Operations(result));
    }

    [Fact]
    public async Task WhatIsDeletedWithAnotherRunsNoDeletion()
    {
        static async Task Program(ScriptedProgram program)
        {
            var machine = await program.CommandAsync("machine", []);
            await program.CommandAsync("inside", [], with => with.DeletedWith = machine.Urn);
            await program.CommandAsync("kept", [], with => with.RetainOnDelete = true);
        }

        await using var engine = Engine.Mock();
        var result = await engine.DestroyAsync(await Plans.StateAfter(Program));

        Assert.Equal(["delete machine"], Operations(result));
        Assert.Equal(["deleted with machine"], result.Step("inside").Reasons);
        Assert.Equal(["retained"], result.Step("kept").Reasons);
        Assert.Empty(result.Snapshot.Resources);
    }

    [Fact]
    public async Task WhatIsDeletedWithAReplacedOneIsReplacedToo()
    {
        static async Task Program(ScriptedProgram program, string trigger)
        {
            var machine = await program.CommandAsync("machine", new() { ["triggers"] = trigger }, with =>
                with.ReplaceOnChanges.Add("triggers"));
            await program.CommandAsync("inside", [], with => with.DeletedWith = machine.Urn);
        }

        var result = await Plans.UpAsync(program =>
            Program(program, "2"), await Plans.StateAfter(program => Program(program, "1")));

        Assert.Equal(["create machine", "create inside", "delete machine"], Operations(result));
        Assert.Equal(["replace inside", "replace machine [triggers]"], result.Changes.Select(step => step.ToString()));
    }

    [Fact]
    public async Task TheResourcesOfAReplacedProviderAreReplaced()
    {
        static async Task Program(ScriptedProgram program, string cluster)
        {
            var provider = await program.CustomAsync("pulumi:providers:kubernetes", "k8s",
                new() { ["clusterIdentifier"] = cluster });
            await program.CustomAsync("kubernetes:core/v1:ConfigMap", "map", new() { ["data"] = "x" },
                with => with.Provider = $"{provider.Urn}::{provider.Id}");
        }

        var changes = await Plans.ChangesAsync(program => Program(program, "1"), program => Program(program, "2"));

        Assert.Equal(["replace k8s [clusterIdentifier]", "replace map"], changes);
    }

    [Fact]
    public async Task TimesAreRecorded()
    {
        var result = await Plans.UpAsync(Chain, null);

        Assert.All(result.Operations, operation => Assert.Equal(OperationKind.Create, operation.Kind));
        Assert.True(result.Operations[0].Ended <= result.Operations[1].Started);
    }
}
