using System.Globalization;
using K3sPulumi.Core.Drift;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Scripts;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Docker;

/// <summary>What the deploying machine runs to wait for a node's container and to remove the node from its cluster.</summary>
internal static class DockerScript
{
    /// <summary>
    /// Increase it when another script must run again on existing nodes, or gets other arguments: it is part of the path.
    /// </summary>
    private const int Behaviour = 1;

    /// <summary>
    /// Where the deploying machine keeps the script that awaits a node, in the home directory: the same on every machine, so that
    /// another machine or another release changes no node, and not part of the state.
    /// </summary>
    public static string ReadyPath { get; } =
        string.Create(CultureInfo.InvariantCulture, $".cache/k3spulumi/docker-ready-{Behaviour}");

    /// <summary>The constant script; it reads no input and contains no secret.</summary>
    public static string ReadyScript { get; } = $"#!/bin/sh\n{ScriptSets.Text("docker-ready")}";

    /// <summary>The script that removes a node. It is part of the state: a stack is destroyed without its program.</summary>
    public static string LeaveStdin { get; } = ScriptSets.Text("docker-leave");

    /// <summary>Where there is no home directory.</summary>
    public const string OtherHome = "/root";

    /// <param name="version">K3s version, shown in preview.</param>
    /// <param name="containerId">Changes when the container is replaced, so that the new one is awaited too.</param>
    /// <param name="role">Role of the node.</param>
    /// <param name="container">Name of the container.</param>
    /// <param name="node">Name of the node.</param>
    /// <param name="spec">Deadlines and generation.</param>
    /// <param name="bringsNetwork">Whether the user provides the CNI plugin, after the nodes are created.</param>
    /// <param name="certificates">
    /// The verb, the number of a rotation and the CA, such as <c>changed 1 -</c>; empty: K3s's own certificates.
    /// </param>
    /// <param name="repair">The last repair of the node; null: there was none.</param>
    public static string Ready(
        string version, string containerId, NodeRole role, string container, string node, NodeSpec spec,
        bool bringsNetwork = false, string certificates = "", DriftRecord? repair = null)
    {
        var word = role == NodeRole.Server ? "server" : "agent";
        var seconds = spec.Deadlines.ReadySeconds(NodeRole.Server).ToString(CultureInfo.InvariantCulture);
        var after = bringsNetwork ? " own-network" : "";
        var before = Repair(repair, container, node, spec) + (certificates.Length > 0 ? $"{certificates} " : "");
        var reasons = repair is { IsRepair: true } ? $"\n# {repair.Line}" : "";
        return $"""
            # K3s {version}, {word} {node}{Generation(spec)}{reasons}
            # container {containerId}
            sh {Home}/{ReadyPath} {before}ready {word} {Shell.Quote(container)} {Shell.Quote(node)} {seconds}{after}
            """;
    }

    /// <summary>The script that awaits an API; it reads nothing and holds no secret.</summary>
    public static string ApiStdin { get; } = ScriptSets.Text("docker-api");

    /// <param name="containerId">Changes whenever the container is another one.</param>
    /// <param name="container">Name of the container.</param>
    /// <param name="spec">Deadlines.</param>
    public static string Api(string containerId, string container, NodeSpec spec) =>
        $"# container {containerId}\nsh -s -- {Shell.Quote(container)} "
            + $"{spec.Deadlines.ReadySeconds(NodeRole.Server).ToString(CultureInfo.InvariantCulture)}";

    /// <param name="serverContainer">The container of a server that stays, in which this runs.</param>
    /// <param name="node">Name of the node.</param>
    /// <param name="spec">Deadlines.</param>
    /// <param name="ownContainer">The container of a server that is removed, which must not restart by itself.</param>
    public static string Leave(string serverContainer, string node, NodeSpec spec, string? ownContainer = null) =>
        $"sh -s -- {Shell.Quote(serverContainer)} {Shell.Quote(node)} "
            + $"{spec.Deadlines.DrainSeconds.ToString(CultureInfo.InvariantCulture)}"
        + (ownContainer is null ? "" : $" {Shell.Quote(ownContainer)}");

    private const string Home = $"\"${{HOME:-{OtherHome}}}\"";

    private static string Repair(DriftRecord? repair, string container, string node, NodeSpec spec) =>
        repair is not { IsRepair: true } ? "" : string.Create(CultureInfo.InvariantCulture,
            $"repaired {repair.Number} {(repair.Restarts ? "restart" : "keep")} {Shell.Quote(container)} {Shell.Quote(node)} ")
            + $"{Shell.Quote(string.Join(' ', NodeMarks.ShownLabels(spec)))} "
            + $"{Shell.Quote(string.Join(' ', NodeMarks.ShownTaints(spec)))} ";

    private static string Generation(NodeSpec spec) => spec.Generation.Or(0) == 0
        ? "" : $", generation {spec.Generation.Content}";
}
