using K3sPulumi.LocalEngine.State;

namespace K3sPulumi.LocalEngine.Tests;

/// <summary>Runs of a program after another, and what they do in words.</summary>
internal static class Plans
{
    /// <summary>The state after a run with invented results.</summary>
    public static async Task<Snapshot> StateAfter(Func<ScriptedProgram, Task> program, Func<MockCall, MockAnswer?>? answer = null)
    {
        var result = await UpAsync(program, null, answer);
        Assert.Empty(result.Errors);
        return result.Snapshot;
    }

    public static async Task<RunResult> UpAsync(
        Func<ScriptedProgram, Task> program, Snapshot? state, Func<MockCall, MockAnswer?>? answer = null)
    {
        await using var engine = Engine.Mock(answer);
        return await engine.RunAsync(ScriptedProgram.Of(program), state);
    }

    public static async Task<RunResult> PreviewAsync(Func<ScriptedProgram, Task> program, Snapshot state)
    {
        await using var engine = Engine.Preview();
        return await engine.RunAsync(ScriptedProgram.Of(program), state);
    }

    /// <summary>What a second program would change, as <c>update web [restart]</c>.</summary>
    public static async Task<string[]> ChangesAsync(Func<ScriptedProgram, Task> first, Func<ScriptedProgram, Task> second)
    {
        var state = await StateAfter(first);
        var preview = await PreviewAsync(second, state);
        var run = await UpAsync(second, state);
        Assert.Equal(run.Changes.Select(step => step.ToString()), preview.Changes.Select(step => step.ToString()));
        return [.. run.Changes.Select(step => step.ToString())];
    }

    /// <summary>What is done when one resource of that type goes from some inputs to others.</summary>
    public static async Task<string> ChangeAsync(string type, Dictionary<string, object?> from, Dictionary<string, object?> to) =>
        string.Join("; ",
            await ChangesAsync(program => program.CustomAsync(type, "it", from), program => program.CustomAsync(type, "it", to)));
}
