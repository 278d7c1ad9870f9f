using K3sPulumi.Wire;

namespace K3sPulumi.LocalEngine.Tests;

/// <summary>What the engine still does when the program has ended.</summary>
public sealed class UnderWayTests
{
    /// <summary>The operation has begun before the call that began it has returned.</summary>
    [Fact]
    public async Task AnOperationThatHasBegunWhenTheProgramFailsIsInTheState()
    {
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var failed = new ManualResetEventSlim();
        await using var engine = Engine.Mock(_ =>
        {
            begun.SetResult();
            failed.Wait();
            Thread.Sleep(4000);
            return null;
        });

        var result = await engine.RunAsync(ScriptedProgram.Of(async Task (program) =>
        {
            _ = program.CommandAsync("slow", new() { ["create"] = "true" });
            await begun.Task;
            failed.Set();
            throw new GrpcException(GrpcStatus.Unknown, "the program fails");
        }));

        Assert.Equal(32, result.ExitCode);
        Assert.Contains("slow", result.Snapshot.Resources.Select(resource => resource.Name));
    }
}
