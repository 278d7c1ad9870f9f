using K3sPulumi.Core.Kubeconfigs;
using K3sPulumi.LocalEngine;
using K3sPulumi.LocalEngine.Planning;
using K3sPulumi.LocalEngine.State;
using Pulumi;

namespace K3sPulumi.Tests;

/// <summary>Stacks as users write them, and ways to run them.</summary>
internal static class Programs
{
    public const string Version = "v1.36.1+k3s1";

    public static readonly string Kubeconfig = TestKubeconfig.Text(new DateTimeOffset(2099, 1, 1, 0, 0, 0, TimeSpan.Zero));

    public static K3sClusterArgs Docker(int agents = 2) => new()
    {
        Version = Version,
        Servers = [new() { Docker = new() }],
        Agents = [.. Enumerable.Range(0, agents).Select(_ => new NodeArgs { Docker = new() })],
    };

    public static SshArgs Host(string address) =>
        new() { Address = address, User = "ubuntu", Password = "pass-of-" + address, TrustAnyHostKey = true };

    public static K3sClusterArgs Ssh(int servers = 1, int agents = 2) => new()
    {
        Version = Version,
        Servers = [.. Enumerable.Range(1, servers)
            .Select(number => new NodeArgs { NodeName = $"s{number}", Ssh = Host($"10.0.0.1{number}") })],
        Agents = [.. Enumerable.Range(1, agents)
            .Select(number => new NodeArgs { NodeName = $"a{number}", Ssh = Host($"10.0.0.2{number}") })],
    };

    /// <summary>A stack of one cluster that exports its kubeconfig.</summary>
    public static Func<Task<int>> Stack(Func<K3sClusterArgs> args, string name = "dev") =>
        Stack(() => new K3sCluster(name, args()).Kubeconfig);

    public static Func<Task<int>> Stack<T>(Func<Output<T>> program) =>
        () => Deployment.RunAsync(() => new Dictionary<string, object?> { ["out"] = program() });

    /// <summary>Operations on resources, except changed arguments of components and the stack.</summary>
    public static IEnumerable<ResourceStep> Touched(this RunResult result) =>
        result.Changes.Where(step => step.Type != "pulumi:pulumi:Stack" && (step.Custom || step.Op != StepOp.Update));

    public static async Task<RunResult> PreviewAsync(Func<Task<int>> program, Snapshot? previous = null)
    {
        await using var engine = Engine.Preview();
        return await engine.RunAsync(program, previous);
    }

    public static async Task<RunResult> UpAsync(Func<Task<int>> program, Snapshot? previous = null,
        Func<MockCall, MockAnswer?>? answer = null)
    {
        await using var engine = Engine.Mock(call => answer?.Invoke(call) ?? Answer(call));
        var result = await engine.RunAsync(program, previous);
        Assert.Empty(result.Errors);
        Assert.Equal(0, result.ExitCode);
        return result;
    }

    /// <summary>A request that preview and update reject with the same message, before anything changes.</summary>
    public static async Task RefusedAsync(Func<K3sClusterArgs> args, Snapshot previous, params string[] reasons)
    {
        await using var engine = Engine.Mock(Answer);

        foreach (var run in new[] { await PreviewAsync(Stack(args), previous), await engine.RunAsync(Stack(args), previous) })
        {
            var error = run.Errors[0].Message;
            Assert.Equal($"K3sCluster \"dev\" has {reasons.Length} problem{(reasons.Length == 1 ? "" : "s")}:",
                error.Split('\n')[0]);
            Assert.All(reasons, reason => Assert.Contains(reason, error, StringComparison.Ordinal));
            Assert.NotEqual(0, run.ExitCode);
            Assert.Empty(run.Operations);
        }
    }

    internal static MockAnswer? Answer(MockCall call) =>
        call.Type.EndsWith(":Command", StringComparison.Ordinal) && call.Inputs["create"] is not null
            ? MockAnswer.Stdout(call.Name.EndsWith("-api-port", StringComparison.Ordinal) ? "20777" : Kubeconfig) : null;
}
