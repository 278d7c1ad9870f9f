using System.Collections.Concurrent;
using K3sPulumi.LocalEngine;
using K3sPulumi.LocalEngine.Operations;
using K3sPulumi.LocalEngine.State;

namespace K3sPulumi.Tests;

/// <summary>Steps that only end when all of them have begun.</summary>
internal sealed class Together(params string[] names)
{
    private readonly TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentDictionary<string, bool> _begun = new(StringComparer.Ordinal);

    public async Task<RunResult> UpAsync(Func<K3sClusterArgs> args, Snapshot? previous = null)
    {
        await using var engine = Engine.Mock(Answer);
        var result = await engine.RunAsync(Programs.Stack(args), previous, new() { Parallel = 32 });
        Assert.Empty(result.Errors);
        Assert.Equal(names.Order(), _begun.Keys.Order());
        return result;
    }

    private MockAnswer? Answer(MockCall call)
    {
        if (names.Contains(call.Name) && call.Kind != OperationKind.Delete && _begun.TryAdd(call.Name, true))
        {
            if (_begun.Count == names.Length)
                _all.TrySetResult();
            if (!_all.Task.Wait(Patience.Of(60)))
                return MockAnswer.Fail($"{call.Name} waits for {string.Join(", ", names.Except(_begun.Keys))}");
        }

        return call.Type.EndsWith(":Command", StringComparison.Ordinal) ? MockAnswer.Stdout(Programs.Kubeconfig) : null;
    }
}
