using K3sPulumi.LocalEngine;
using K3sPulumi.LocalEngine.State;
using Pulumi;

namespace K3sPulumi.Tests.Plugins;

/// <summary>The components as programs of other languages get them: created by the plugin, in a process of its own.</summary>
internal static class Plugin
{
    public static readonly RunOptions Options = new()
    {
        Plugins = new Dictionary<string, IReadOnlyList<string>>
        {
            ["k3s"] = ["dotnet", Path.Combine(AppContext.BaseDirectory, "pulumi-resource-k3s.dll")],
        },
    };

    /// <summary>A stack of one cluster that exports its kubeconfig, as generated bindings register it.</summary>
    public static Func<Task<int>> Cluster(Func<K3sClusterArgs> args) =>
        Programs.Stack(() => new RemoteCluster("dev", args()).Kubeconfig);

    public static async Task<RunResult> UpAsync(Func<Task<int>> program, Snapshot? previous = null, RunOptions? options = null,
        Func<MockCall, MockAnswer?>? answer = null)
    {
        await using var engine = Engine.Mock(call => answer?.Invoke(call) ?? Programs.Answer(call));
        return await engine.RunAsync(program, previous, options ?? Options);
    }

    public static async Task<RunResult> PreviewAsync(
        Func<Task<int>> program, Snapshot? previous = null, RunOptions? options = null)
    {
        await using var engine = Engine.Preview();
        return await engine.RunAsync(program, previous, options ?? Options);
    }

    private sealed class RemoteCluster(string name, K3sClusterArgs args)
        : ComponentResource("k3s:index:K3sCluster", name, args, null, remote: true)
    {
        [Output("kubeconfig")]
        public Output<string> Kubeconfig { get; private set; } = null!;
    }
}
