using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Internal.Docker;

/// <summary>The command texts of one node.</summary>
internal sealed record DockerCommands(string Version, NodeRole Role, string Container, string NodeName, NodeSpec Node,
    Value<string> FlannelBackend)
{
    public string Ready(string containerId) =>
        DockerScript.Ready(Version, containerId, Role, Container, NodeName, Node, FlannelBackend.Content == "none");

    public string Leave(string serverContainer) =>
        DockerScript.Leave(serverContainer, NodeName, Node, Role == NodeRole.Server ? Container : null);
}
