using K3sPulumi.LocalEngine.Operations;
using K3sPulumi.LocalEngine.State;

namespace K3sPulumi.LocalEngine.Tests;

public sealed class FailureTests
{
    /// <summary>Without <c>--continue-on-error</c> the CLI begins nothing after a failure, whatever it depends on.</summary>
    [Theory]
    [InlineData(true, "create bad, create other")]
    [InlineData(false, "create bad")]
    public async Task AFailureEndsTheRunUnlessItIsToGoOn(bool goesOn, string done)
    {
        await using var engine = Engine.Mock(call => call.Name == "bad" ? MockAnswer.Fail("no luck") : null);

        var result = await engine.RunAsync(ScriptedProgram.Of(async program =>
        {
            await program.CommandAsync("bad", new() { ["create"] = "false" });
            await program.CommandAsync("other", new() { ["create"] = "true" });
        }), options: new() { ContinueOnError = goesOn });

        Assert.Equal(done, string.Join(", ", result.Operations));
        Assert.Single(result.Errors);
    }

    [Theory]
    [InlineData("", "update it")]
    [InlineData("init", "update it")]
    [InlineData("#initerror", "replace it")]
    [InlineData("*", "replace it")]
    public async Task WhatWasNotMadeWholeIsUpdatedUnlessTheProgramAsksForMore(string replaceOn, string step)
    {
        Task Program(ScriptedProgram program) =>
            program.CustomAsync("docker:index/container:Container", "it", new() { ["name"] = "it" },
            request => request.ReplaceOnChanges.AddRange(replaceOn.Length == 0 ? [] : [replaceOn]));
        var first = await Plans.UpAsync(Program, null, _ =>
            MockAnswer.Fail("port is already allocated") with { IsPartlyMade = true });
        var kept = Snapshot.FromJson(first.Snapshot.ToJson("passphrase"), "passphrase");

        var second = await Plans.UpAsync(Program, kept);

        Assert.True(Assert.Single(first.Snapshot.Resources, resource => resource.Name == "it").HasInitErrors);
        Assert.StartsWith(step, Assert.Single(second.Changes).ToString(), StringComparison.Ordinal);
        Assert.Empty((await Plans.UpAsync(Program, second.Snapshot)).Changes);
    }

    private static MockAnswer? Fail(MockCall call, OperationKind kind, string name) =>
        call.Kind == kind && call.Name == name ? MockAnswer.Fail($"{name} broke") : null;

    private static async Task Program(ScriptedProgram program, string create)
    {
        var first = await program.CommandAsync("first", new() { ["create"] = create });
        await program.CommandAsync("after", new() { ["create"] = create }, with => with.Dependencies.Add(first.Urn));
        await program.CommandAsync("beside", new() { ["create"] = create });
    }

    [Fact]
    public async Task AFailedCreateLeavesNoStateAndStopsOnlyWhatDependsOnIt()
    {
        var result = await Plans.UpAsync(program =>
            Program(program, "a"), null, call => Fail(call, OperationKind.Create, "first"));

        Assert.Equal(255, result.ExitCode);
        Assert.Equal(["lab-dev", "beside"], result.Snapshot.Resources.Select(resource => resource.Name));
        Assert.Equal("first broke", Assert.Single(result.Errors).Message);
        Assert.Equal("first broke", result.Step("first").Error);
        Assert.EndsWith("::after", Assert.Single(result.Skipped), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFailedUpdateKeepsTheOldStateAndIsTriedAgain()
    {
        var state = await Plans.StateAfter(program => Program(program, "a"));

        var failed = await Plans.UpAsync(program =>
            Program(program, "b"), state, call => Fail(call, OperationKind.Update, "first"));
        var again = await Plans.UpAsync(program => Program(program, "b"), failed.Snapshot);

        Assert.Equal("a", failed.Snapshot.Resource("first").Inputs.Text("create"));
        Assert.Equal("a", failed.Snapshot.Resource("after").Inputs.Text("create"));
        Assert.Equal("b", failed.Snapshot.Resource("beside").Inputs.Text("create"));
        Assert.Equal(["update after [create]", "update first [create]"], again.Changes.Select(step => step.ToString()));
    }

    [Fact]
    public async Task AFailedDeleteStaysWithAllThatItNeeds()
    {
        var state = await Plans.StateAfter(program => Program(program, "a"));

        var result = await Plans.UpAsync(_ => Task.CompletedTask, state, call => Fail(call, OperationKind.Delete, "after"));

        Assert.Equal(["after", "first", "lab-dev"], result.Snapshot.Resources.Select(resource => resource.Name).Order());
        Assert.Equal("after broke", result.Step("after").Error);
    }

    [Fact]
    public async Task TheOldOneOfAReplacementIsDeletedLaterIfItsDeletionFails()
    {
        static Task Program(ScriptedProgram program, string trigger) => program.CommandAsync("it",
            new() { ["triggers"] = trigger, ["delete"] = trigger }, with => with.ReplaceOnChanges.Add("triggers"));
        var state = await Plans.StateAfter(program => Program(program, "1"));

        var failed = await Plans.UpAsync(program => Program(program, "2"), state, call => Fail(call, OperationKind.Delete, "it"));
        var again = await Plans.UpAsync(program => Program(program, "2"), failed.Snapshot);

        Assert.Equal(2, failed.Snapshot.Resources.Count(resource => resource.Name == "it"));
        Assert.Equal(["delete it"], again.Operations.Select(operation => operation.ToString()));
        Assert.Equal("2", again.Snapshot.Resource("it").Inputs.Text("triggers"));
    }

    [Fact]
    public async Task ProblemsOfTheProgramDeleteNothing()
    {
        var state = await Plans.StateAfter(program => Program(program, "a"));
        await using var engine = Engine.Mock();

        var result = await engine.RunAsync(() => Task.FromResult(32), state);

        Assert.Empty(result.Operations);
        Assert.Equal(32, result.ExitCode);
        Assert.Equal(4, result.Snapshot.Resources.Count);
    }

    [Fact]
    public async Task ACreationThatFailsAfterTheDeletionIsTriedAgainAsACreation()
    {
        static Task Program(ScriptedProgram program, string driver) =>
            program.CustomAsync("docker:index/network:Network", "net", new() { ["name"] = "n", ["driver"] = driver });
        var state = await Plans.StateAfter(program => Program(program, "bridge"));

        var failed = await Plans.UpAsync(program =>
            Program(program, "macvlan"), state, call => Fail(call, OperationKind.Create, "net"));
        var again = await Plans.UpAsync(program => Program(program, "macvlan"), failed.Snapshot);

        Assert.Equal(["delete net", "create net"], failed.Operations.Select(operation => operation.ToString()));
        Assert.Equal(["create net"], again.Operations.Select(operation => operation.ToString()));
    }

    [Fact]
    public async Task AnInterruptedRunLeavesAStateWithEverythingThatExists()
    {
        static Task Program(ScriptedProgram program, string create) => Task.WhenAll(
            program.CommandAsync("fast", new() { ["create"] = create }),
            program.CommandAsync("slow", new() { ["create"] = create }));
        var state = await Plans.StateAfter(program => Program(program, "a"));
        var checkpoints = new List<Snapshot>();
        using var fastIsDone = new ManualResetEventSlim();
        await using var engine = Engine.Mock(call =>
        {
            if (call.Name == "slow")
                fastIsDone.Wait(Patience.Of(30));
            return null;
        });

        await engine.RunAsync(ScriptedProgram.Of(program => Program(program, "b")), state, new()
        {
            Checkpoint = snapshot =>
            {
                checkpoints.Add(snapshot);
                if (snapshot.Resource("fast").Inputs.Text("create") == "b")
                    fastIsDone.Set();
            },
        });

        Assert.All(checkpoints, snapshot => Assert.Equal(3, snapshot.Resources.Count));
        Assert.Contains(checkpoints, snapshot => snapshot.Resource("fast").Inputs.Text("create") == "b"
            && snapshot.Resource("slow").Inputs.Text("create") == "a");
    }

    [Fact]
    public async Task AFailedDeletionBeforeAReplacementKeepsAllOfIt()
    {
        static Task Program(ScriptedProgram program, string driver) =>
            program.CustomAsync("docker:index/network:Network", "net", new() { ["name"] = "n", ["driver"] = driver });
        var state = await Plans.StateAfter(program => Program(program, "bridge"));

        var result = await Plans.UpAsync(program =>
            Program(program, "macvlan"), state, call => Fail(call, OperationKind.Delete, "net"));

        Assert.Equal("bridge", result.Snapshot.Resource("net").Inputs.Text("driver"));
    }
}
