using K3sPulumi.Core.Containers;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Specs;

namespace K3sPulumi.Docker;

/// <summary>The command texts of one node.</summary>
internal sealed record DockerTexts(string Version, NodeRole Role, string Container, string NodeName, NodeSpec Node, Value<string> FlannelBackend)
{
    public string Ready(string containerId) => DockerScript.Ready(Version, containerId, Role, Container, NodeName, Node, FlannelBackend.Content == "none");

    public string Leave(string serverContainer) => DockerScript.Leave(serverContainer, NodeName, Node, Role == NodeRole.Server ? Container : null);
}
