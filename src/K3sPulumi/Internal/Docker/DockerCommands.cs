using System.Globalization;
using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Drift;
using K3sPulumi.Core.Nodes;

namespace K3sPulumi.Internal.Docker;

/// <summary>The command texts of one node.</summary>
internal sealed record DockerCommands(string Version, NodeRole Role, string Container, string NodeName, NodeSpec Node,
    ClusterSettings Settings)
{
    /// <summary>The last repair; null: there was none.</summary>
    public DriftRecord? Repair { get; init; }

    /// <summary>A container that has just been made has new certificates, whatever the number of their rotation is.</summary>
    public string Ready(string containerId) => Ready(containerId, "created");

    /// <summary>The same for a container that exists: its certificates are rotated if the number is another one.</summary>
    public string ReadyAgain(string containerId) => Ready(containerId, "changed");

    private string Ready(string containerId, string verb) =>
        DockerScript.Ready(Version, containerId, Role, Container, NodeName, Node, Settings.LeavesPodNetwork,
            Certificates is { } certificates ? $"{verb} {certificates}" : "", Repair);

    /// <summary>The number of the rotation and what identifies the CA, in one text; null: K3s's own certificates.</summary>
    private string? Certificates => (Settings.Certificates?.Rotation.Or(0) ?? 0, Settings.Certificates?.Authority?.Digest) switch
    {
        (0, null) => null,
        (0, { } digest) => $"- {digest}",
        var (number, digest) => string.Create(CultureInfo.InvariantCulture, $"{number} {digest ?? "-"}"),
    };

    /// <summary>What the cluster is to say of the node.</summary>
    public NodeAsked Asked => new(Role, NodeName, NodeMarks.ShownLabels(Node), NodeMarks.ShownTaints(Node),
        Settings.LeavesPodNetwork);

    public string Leave(string serverContainer) =>
        DockerScript.Leave(serverContainer, NodeName, Node, Role == NodeRole.Server ? Container : null);
}
