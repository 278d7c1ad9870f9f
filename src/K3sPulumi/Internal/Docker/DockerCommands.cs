using System.Globalization;
using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Nodes;

namespace K3sPulumi.Internal.Docker;

/// <summary>The command texts of one node.</summary>
internal sealed record DockerCommands(string Version, NodeRole Role, string Container, string NodeName, NodeSpec Node,
    ClusterSettings Settings)
{
    /// <summary>A container that has just been made has new certificates, whatever the number of their rotation is.</summary>
    public string Ready(string containerId) => Ready(containerId, "noting");

    /// <summary>The same for a container that exists: its certificates are rotated if the number is another one.</summary>
    public string ReadyAgain(string containerId) => Ready(containerId, "rotating");

    private string Ready(string containerId, string verb) =>
        DockerScript.Ready(Version, containerId, Role, Container, NodeName, Node, Settings.FlannelBackend.Content == "none",
            Settings.Certificates?.Rotation.Or(0) is > 0 and var number
                ? string.Create(CultureInfo.InvariantCulture, $"{verb} {number}") : "");

    public string Leave(string serverContainer) =>
        DockerScript.Leave(serverContainer, NodeName, Node, Role == NodeRole.Server ? Container : null);
}
