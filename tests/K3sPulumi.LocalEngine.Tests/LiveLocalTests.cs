using K3sPulumi.LocalEngine.State;
using K3sPulumi.LocalEngine.Values;
using K3sPulumi.Wire;

namespace K3sPulumi.LocalEngine.Tests;

public sealed class LiveLocalTests
{
    private static async Task<RunResult> UpAsync(Func<ScriptedProgram, Task> program, Snapshot? state = null)
    {
        await using var engine = Engine.Live();
        return await engine.RunAsync(ScriptedProgram.Of(program), state);
    }

    [Fact]
    public async Task ALocalCommandIsCreatedUpdatedAndDeletedByItsOwnTexts()
    {
        var log = Path.Combine(Directory.CreateTempSubdirectory().FullName, "log");
        Task Program(ScriptedProgram program, string word) => program.CommandAsync("it", new()
        {
            ["create"] = $"echo create {word} >> {log}; echo $WORD; cat",
            ["update"] = $"echo update {word} >> {log}; echo was $PULUMI_COMMAND_STDOUT",
            ["delete"] = $"echo delete {word} >> {log}",
            ["environment"] = new Dictionary<string, object?> { ["WORD"] = word },
            ["stdin"] = "input",
        });

        var created = await UpAsync(program => Program(program, "one"));
        var updated = await UpAsync(program => Program(program, "two"), created.Snapshot);
        await UpAsync(_ => Task.CompletedTask, updated.Snapshot);

        Assert.Equal("one\ninput", created.Resource("it").Outputs.Text("stdout"));
        Assert.Equal("was one input", updated.Resource("it").Outputs.Text("stdout"));
        Assert.Equal(["create one", "update two", "delete two"], await File.ReadAllLinesAsync(log));
    }

    [Fact]
    public async Task IndependentCommandsRunAtTheSameTime()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        static string Meet(string folder, string mine, string other) =>
            $"touch {folder}/{mine}; i=0; while [ ! -e {folder}/{other} ]; do i=$((i+1)); [ $i -lt 300 ] || exit 1; sleep 0.1; "
                + "done";

        var result = await UpAsync(program => Task.WhenAll(
            program.CommandAsync("a", new() { ["create"] = Meet(folder, "a", "b") }),
            program.CommandAsync("b", new() { ["create"] = Meet(folder, "b", "a") })));

        Assert.Empty(result.Errors);
    }

    [Fact]
    public async Task IndependentDeletionsRunAtTheSameTime()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        static string Meet(string folder, string mine, string other) =>
            $"touch {folder}/{mine}; i=0; while [ ! -e {folder}/{other} ]; do i=$((i+1)); [ $i -lt 300 ] || exit 1; sleep 0.1; "
                + "done";
        var state = await Plans.StateAfter(async program =>
        {
            var below = await program.CommandAsync("below", new() { ["delete"] = $"test -e {folder}/a && test -e {folder}/b" });
            foreach (var (mine, other) in new[] { ("a", "b"), ("b", "a") })
                await program.CommandAsync(mine, new() { ["delete"] = Meet(folder, mine, other) }, with =>
                    with.Dependencies.Add(below.Urn));
        });
        await using var engine = Engine.Live();

        var result = await engine.DestroyAsync(state);

        Assert.Empty(result.Errors);
        Assert.Equal("below", result.Operations[^1].Name);
    }

    [Fact]
    public async Task RandomValuesAreAsAsked()
    {
        var result = await UpAsync(async program =>
        {
            await program.CustomAsync("random:index/randomPassword:RandomPassword", "password",
                new() { ["length"] = 40, ["special"] = false, ["minNumeric"] = 5 });
            await program.CustomAsync("random:index/randomId:RandomId", "id", new() { ["byteLength"] = 4, ["prefix"] = "p-" });
            await program.CustomAsync("random:index/randomUuid:RandomUuid", "uuid", []);
        });

        var password = result.Resource("password").Outputs.Text("result")!;
        Assert.Matches("^[0-9A-Za-z]{40}$", password);
        Assert.True(password.Count(char.IsAsciiDigit) >= 5);
        Assert.Matches("^p-[0-9a-f]{8}$", result.Resource("id").Outputs.Text("hex"));
        Assert.Equal(4, Guid.Parse(result.Resource("uuid").Outputs.Text("result")!).Version);
    }

    [Fact]
    public async Task WhatIsUnderWayWhenTheProgramFailsIsFinishedAndKept()
    {
        var begun = Path.Combine(Directory.CreateTempSubdirectory().FullName, "begun");

        var result = await UpAsync(async program =>
        {
            _ = program.CommandAsync("slow", new() { ["create"] = $"touch {begun}; sleep 1; echo done" });
            while (!File.Exists(begun))
                await Task.Delay(10);
            throw new GrpcException(GrpcStatus.Unknown, "the program fails");
        });

        Assert.Equal(32, result.ExitCode);
        Assert.Equal("done", result.Snapshot.Resource("slow").Outputs.Text("stdout"));
    }

    [Fact]
    public async Task WhatIsNotLiveSaysSo()
    {
        var result = await UpAsync(program =>
            program.CustomAsync("kubernetes:core/v1:ConfigMap", "map", new() { ["data"] = "x" }));

        Assert.Contains("is not in live mode", Assert.Single(result.Errors).Message, StringComparison.Ordinal);
        Assert.Equal(255, result.ExitCode);
    }

    [Fact]
    public async Task AStateOfALiveRunHasNoSecretInItsFile()
    {
        var result = await UpAsync(program => program.CommandAsync("it", new()
        {
            ["create"] = "cat",
            ["stdin"] = new SecretValue(new StringValue("hidden-value")),
        }, with => with.AdditionalSecretOutputs.Add("stdout")));

        Assert.Equal("hidden-value", result.Snapshot.Resource("it").Outputs.Text("stdout"));
        Assert.DoesNotContain("hidden-value", result.Snapshot.ToJson("p"), StringComparison.Ordinal);
    }
}
