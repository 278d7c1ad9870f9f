using K3sPulumi.LocalEngine.Values;
using K3sPulumi.Wire;

namespace K3sPulumi.LocalEngine.Tests;

public sealed class OptionTests
{
    [Fact]
    public async Task AReplacementTakesOverWhatWasIgnoredUntilThen()
    {
        static Task Program(ScriptedProgram program, string create, string trigger) => program.CommandAsync(
            "it", new() { ["create"] = create, ["triggers"] = new[] { trigger } }, request =>
            {
                request.IgnoreChanges.Add("create");
                request.ReplaceOnChanges.Add("triggers");
            });
        var first = await Plans.StateAfter(program => Program(program, "old", "1"));

        var same = await Plans.UpAsync(program => Program(program, "new", "1"), first);
        var replaced = await Plans.UpAsync(program => Program(program, "new", "2"), same.Snapshot);

        Assert.Empty(same.Changes);
        Assert.Equal("replace it [triggers[0]]", Assert.Single(replaced.Changes).ToString());
        Assert.Equal("new", replaced.Resource("it").Inputs.Text("create"));
    }

    [Fact]
    public async Task IgnoredChangesAreNone() => Assert.Empty(await Plans.ChangesAsync(
        program => program.CommandAsync("it",
            new() { ["create"] = "a", ["connection"] = new Dictionary<string, object?> { ["host"] = "x" } }),
        program => program.CommandAsync("it",
            new() { ["create"] = "b", ["connection"] = new Dictionary<string, object?> { ["host"] = "y" } },
            with => with.IgnoreChanges.Add(["create", "connection.host"]))));

    [Fact]
    public async Task ReplaceOnChangesTurnsAnUpdateIntoAReplacement() => Assert.Equal(
        ["replace it [stdin, triggers[0]]"],
        await Plans.ChangesAsync(
            program => program.CommandAsync("it", new() { ["stdin"] = "1", ["triggers"] = new[] { "a" } }),
            program => program.CommandAsync("it", new() { ["stdin"] = "2", ["triggers"] = new[] { "b" } },
                with => with.ReplaceOnChanges.Add("triggers[*]"))));

    [Fact]
    public async Task AnAliasKeepsARenamedResource() => Assert.Empty(await Plans.ChangesAsync(
        async program =>
        {
            var component = await program.ComponentAsync("lab:index:Old", "c");
            await program.CommandAsync("c-old", new() { ["create"] = "a" }, with => with.Parent = component.Urn);
        },
        async program =>
        {
            var component = await program.ComponentAsync("lab:index:New", "c", with => with.Aliases.Add(
                new Alias { Spec = new() { Type = "lab:index:Old" } }));
            await program.CommandAsync("c-new", new() { ["create"] = "a" }, with =>
            {
                with.Parent = component.Urn;
                with.Aliases.Add(new Alias { Spec = new() { Name = "c-old" } });
            });
        }));

    [Fact]
    public async Task AProtectedResourceIsNeitherReplacedNorDeleted()
    {
        static Task Program(ScriptedProgram program, int length) => program.CustomAsync(
            "random:index/randomPassword:RandomPassword", "token", new() { ["length"] = length }, with => with.Protect = true);
        var state = await Plans.StateAfter(program => Program(program, 8));

        var replaced = await Plans.UpAsync(program => Program(program, 9), state);
        var deleted = await Plans.UpAsync(_ => Task.CompletedTask, state);

        Assert.Contains("marked for protection", Assert.Single(replaced.Errors).Message, StringComparison.Ordinal);
        Assert.Contains("it is protected", Assert.Single(deleted.Errors).Message, StringComparison.Ordinal);
        Assert.Equal(255, deleted.ExitCode);
        Assert.Equal(8, deleted.Snapshot.Resource("token").Outputs.Text("result")!.Length);
        Assert.Equal(8, replaced.Snapshot.Resource("token").Outputs.Text("result")!.Length);
    }

    [Fact]
    public async Task ChildrenInheritWhatTheirParentSays()
    {
        var state = await Plans.StateAfter(async program =>
        {
            var machine = await program.CommandAsync("machine", []);
            var component = await program.ComponentAsync("lab:index:C", "c", with =>
            {
                with.RetainOnDelete = true;
                with.DeletedWith = machine.Urn;
            });
            await program.CommandAsync("child", [], with => with.Parent = component.Urn);
        });

        var child = state.Resource("child").Options;

        Assert.True(child.RetainOnDelete);
        Assert.EndsWith("::machine", child.DeletedWith, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SecretInputsAndNamedOutputsComeBackSecret()
    {
        RegisterResourceResponse? answer = null;
        await Plans.StateAfter(async program => answer = await program.CommandAsync("it",
            new() { ["stdin"] = new SecretValue(new StringValue("hidden")) },
            with => with.AdditionalSecretOutputs.Add("stdout")), _ => MockAnswer.Stdout("token"));

        var outputs = WireValues.Read(answer!.Object);

        Assert.Equal(new SecretValue(new StringValue("token")), outputs["stdout"]);
        Assert.IsType<SecretValue>(outputs["stdin"]);
        Assert.IsType<StringValue>(outputs["stderr"]);
    }
}
