using System.Globalization;
using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Drift;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Scripts;

namespace K3sPulumi.Core.Docker;

/// <summary>What the deploying machine runs to wait for a node's container and to remove the node from its cluster.</summary>
internal static class DockerScript
{
    /// <summary>
    /// Increase it when another script must run again on existing nodes, or gets other arguments: it is part of the path.
    /// </summary>
    private const int Behavior = 1;

    /// <summary>
    /// Where the deploying machine keeps the script that awaits a node, in the home directory: the same on every machine, so that
    /// another machine or another release changes no node, and not part of the state.
    /// </summary>
    public static string ReadyPath { get; } =
        string.Create(CultureInfo.InvariantCulture, $".cache/k3spulumi/docker-ready-{Behavior}");

    /// <summary>The constant script; it reads no input and contains no secret.</summary>
    public static string ReadyScript { get; } = $"#!/bin/sh\n{ScriptSets.Text("docker-ready")}";

    /// <summary>The script that removes a node. It is part of the state: a stack is destroyed without its program.</summary>
    public static string LeaveStdin(NodeRole role) => ScriptSets.Text($"docker-leave-{role.Text()}");

    /// <summary>Where there is no home directory.</summary>
    public const string OtherHome = "/root";

    /// <param name="spec">The node, without its secrets.</param>
    /// <param name="containerId">Changes when the container is replaced, so that the new one is awaited too.</param>
    /// <param name="exists">
    /// Whether the container exists: its certificates are then rotated if the number of their rotation is another one. A
    /// container that has just been made has new ones.
    /// </param>
    /// <param name="repair">The last repair of the node; null: there was none.</param>
    public static string Ready(INodeSpec spec, string containerId, bool exists = false, DriftRecord? repair = null)
    {
        var role = spec.Role.Text();
        var before = Repair(repair, spec) + (Certificates(spec.Settings) is { } rotation
            ? $"{(exists ? "changed" : "created")} {rotation} " : "");
        var after = spec.Settings.LeavesPodNetwork ? " own-network" : "";
        var reasons = repair is { IsRepair: true } ? $"\n# {repair.Line}" : "";
        return $"""
            # K3s {spec.Settings.Version.Or("")}, {role} {spec.NodeName}{Generation(spec.Node)}{reasons}
            # container {containerId}
            sh {Home}/{ReadyPath} {before}ready {role} {Names(spec)} {Seconds(spec.Node)}{after}
            """;
    }

    /// <summary>The script that awaits an API; it reads nothing and holds no secret.</summary>
    public static string ApiStdin { get; } = ScriptSets.Text("docker-api");

    /// <param name="spec">The server.</param>
    /// <param name="containerId">Changes whenever the container is another one.</param>
    public static string Api(INodeSpec spec, string containerId) =>
        $"# container {containerId}\nsh -s -- {Shell.Quote(spec.Name)} {Seconds(spec.Node)}";

    /// <param name="spec">The node that is removed; the container of a server must not restart by itself.</param>
    /// <param name="serverContainer">The container of a server that stays, in which this runs.</param>
    public static string Leave(INodeSpec spec, string serverContainer) =>
        $"sh -s -- {Shell.Quote(serverContainer)} {Shell.Quote(spec.NodeName)} "
            + spec.Node.Deadlines.DrainSeconds.ToString(CultureInfo.InvariantCulture)
            + (spec.Role == NodeRole.Server ? $" {Shell.Quote(spec.Name)}" : "");

    private const string Home = $"\"${{HOME:-{OtherHome}}}\"";

    private static string Repair(DriftRecord? repair, INodeSpec spec) =>
        repair is not { IsRepair: true } ? "" : string.Create(CultureInfo.InvariantCulture,
            $"repaired {repair.Number} {(repair.Restarts ? "restart" : "keep")} {Names(spec)} ")
            + $"{Shell.Quote(string.Join(' ', NodeMarks.ShownLabels(spec.Node)))} "
            + $"{Shell.Quote(string.Join(' ', NodeMarks.ShownTaints(spec.Node)))} ";

    /// <summary>The rotation's number and the digest of the CA, such as <c>1 -</c>; null: K3s's own certificates.</summary>
    private static string? Certificates(ClusterSettings settings) =>
        (settings.Certificates?.Rotation.Or(0) ?? 0, settings.Certificates?.Authority?.Digest) switch
        {
            (0, null) => null,
            (0, { } digest) => $"- {digest}",
            var (number, digest) => string.Create(CultureInfo.InvariantCulture, $"{number} {digest ?? "-"}"),
        };

    private static string Names(INodeSpec spec) => $"{Shell.Quote(spec.Name)} {Shell.Quote(spec.NodeName)}";

    private static string Seconds(NodeSpec node) =>
        node.Deadlines.ReadySeconds(NodeRole.Server).ToString(CultureInfo.InvariantCulture);

    private static string Generation(NodeSpec spec) => spec.Generation.Or(0) == 0
        ? "" : $", generation {spec.Generation.Content}";
}
