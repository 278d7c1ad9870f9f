using System.Globalization;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Scripts;

namespace K3sPulumi.Core.Running;

/// <summary>Starts and stops containers, on the deploying machine.</summary>
internal static class DockerRunningScript
{
    /// <summary>The constant script.</summary>
    public static string Stdin { get; } = ScriptSets.Text("docker-running");

    public static string Stop(string container, int seconds) =>
        string.Create(CultureInfo.InvariantCulture, $"sh -s -- stop {Shell.Quote(container)} {seconds}");

    /// <summary>A container that is not a node.</summary>
    public static string Start(string container) => $"sh -s -- start {Shell.Quote(container)}";

    /// <param name="role">Role of the node.</param>
    /// <param name="container">Its container.</param>
    /// <param name="nodeName">Its name.</param>
    /// <param name="node">Its deadlines.</param>
    /// <param name="run">Whether it is awaited.</param>
    /// <param name="bringsNetwork">Whether the user provides the CNI plugin.</param>
    /// <param name="others">Containers and names of the servers that are awaited too.</param>
    public static string Start(NodeRole role, string container, string nodeName, NodeSpec node, NodeRun run, bool bringsNetwork,
        IEnumerable<(string Container, string Node)> others)
    {
        var seconds = node.Deadlines.ReadySeconds(NodeRole.Server).ToString(CultureInfo.InvariantCulture);
        string[] words =
        [
            Word(role), Shell.Quote(container), Shell.Quote(nodeName), seconds, run.Awaits ? "wait" : "later",
            .. bringsNetwork ? ["own-network"] : (string[])[],
            .. others.Select(other => Shell.Quote($"{other.Container}={other.Node}")),
        ];
        return $"sh -s -- start-node {string.Join(' ', words)}";
    }

    private static string Word(NodeRole role) => role == NodeRole.Server ? "server" : "agent";
}
