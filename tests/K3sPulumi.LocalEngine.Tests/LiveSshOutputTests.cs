using K3sPulumi.LocalEngine.State;
using K3sPulumi.LocalEngine.Values;

namespace K3sPulumi.LocalEngine.Tests;

/// <summary>What a run shows of a command on a host.</summary>
public sealed class LiveSshOutputTests(LocalSshd sshd) : IClassFixture<LocalSshd>
{
    private const string Command = "command:remote:Command";

    private static async Task<RunResult> UpAsync(Func<ScriptedProgram, Task> program, Snapshot? state = null)
    {
        await using var engine = Engine.Live();
        return await engine.RunAsync(ScriptedProgram.Of(program), state);
    }

    private Task<RunResult> RunAsync(string create) =>
        UpAsync(program => program.CustomAsync(Command, "it", new()
        {
            ["connection"] = sshd.Connection(),
            ["create"] = create,
        }));

    /// <summary>As in <c>Process exited with status 1: running "# K3s\nsh -s":</c>, and then what it printed.</summary>
    [SshFact]
    public async Task TheTextOfAFailedCommandIsOnOneLine()
    {
        var result = await RunAsync("# K3s\t\"é\"\necho bad >&2\nexit 1\n");

        Assert.Equal(
            "Process exited with status 1: running \"# K3s\\t\\\"é\\\"\\necho bad >&2\\nexit 1\\n\":\nbad\n",
            Assert.Single(result.Errors).Message);
    }

    [SshTheory]
    [InlineData("stderr", "two")]
    [InlineData("stdout", "one three")]
    [InlineData("none", "")]
    [InlineData(null, "one two three")]
    public async Task LinesAreShownWhileACommandRuns(string? logging, string shown)
    {
        var result = await UpAsync(program => program.CustomAsync(Command, "it", new()
        {
            ["connection"] = sshd.Connection(),
            ["create"] = "echo one; sleep 0.2; echo two >&2; sleep 0.2; printf three",
            ["logging"] = logging,
        }));

        var operation = Assert.Single(result.Operations);
        // sshd itself warns that this user's home does not exist
        Assert.Equal(shown, string.Join(' ', operation.StatusLines.Select(line => line.Text)
            .Where(text => !text.StartsWith("Could not chdir to home directory", StringComparison.Ordinal))));
        Assert.All(operation.StatusLines, line => Assert.InRange(line.At, operation.Started, operation.Ended));
        Assert.Empty(result.Diagnostics);
    }

    /// <summary>By default the provider passes them as environment variables, which sshd rejects.</summary>
    [SshTheory]
    [InlineData(null, 1)]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task EarlierOutputThatSshdRejectsIsAWarning(bool? asked, int warnings)
    {
        Task Program(ScriptedProgram program, string create) => program.CustomAsync(Command, "it", new()
        {
            ["connection"] = sshd.Connection(),
            ["create"] = create,
            ["addPreviousOutputInEnv"] = asked,
        });
        var first = await UpAsync(program => Program(program, "echo one"));

        var second = await UpAsync(program => Program(program, "echo two"), first.Snapshot);

        Assert.Empty(first.Warnings);
        Assert.Equal(warnings, second.Warnings.Count(warning =>
            warning.Message.StartsWith("Unable to set 'PULUMI_COMMAND_STDOUT'. This only works", StringComparison.Ordinal)));
    }
}
