using System.Diagnostics;
using K3sPulumi.LocalEngine;

namespace K3sPulumi.Bench;

/// <summary>The time to evaluate a program in a preview.</summary>
internal sealed record Evaluation(TimeSpan Time, long AllocatedBytes, int Resources, int Components)
{
    public static async Task<Evaluation> OfAsync(Func<Task<int>> program)
    {
        GC.Collect();
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var watch = Stopwatch.StartNew();
        await using var engine = Engine.Preview();
        var result = await engine.RunAsync(program);
        watch.Stop();
        if (!result.Succeeded)
            throw new InvalidOperationException(string.Join('\n', result.Errors));
        return new Evaluation(
            watch.Elapsed,
            GC.GetTotalAllocatedBytes(precise: true) - allocated,
            result.Resources.Count(resource => resource.Custom),
            result.Resources.Count(resource => !resource.Custom));
    }
}
