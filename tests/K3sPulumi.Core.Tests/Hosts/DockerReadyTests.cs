using K3sPulumi.Core.Containers;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Specs;

namespace K3sPulumi.Core.Tests.Hosts;

/// <summary>How a node in a container is awaited, with a stand-in for the docker command.</summary>
public sealed class DockerReadyTests
{
    private const string LacksNetwork = "container runtime network not ready: NetworkReady=false message:cni plugin not initialized";

    [Theory]
    [InlineData(true, LacksNetwork, true)]
    [InlineData(true, "container runtime is down", false)]
    [InlineData(false, LacksNetwork, false)]
    public void OnlyWhoBringsTheNetworkNeedNotHaveItYet(bool bringsNetwork, string message, bool isReady)
    {
        using var host = new StandInHost();
        host.Command("docker", $"""
            case "$*" in
            inspect*) echo 'running 0' ;;
            *.message*) echo '{message}' ;;
            *"get node"*) printf 'MemoryPressure=False Ready=False ' ;;
            esac
            """);
        var spec = new NodeSpec { Host = new() { ReadyTimeout = Value<int>.Of(2) } };

        var ran = host.Run(DockerScript.Ready("v1.36.1+k3s1", "id", NodeRole.Agent, "k3s-agent", "echo", spec, bringsNetwork), DockerScript.Stdin);

        (isReady ? ran.Succeeded() : ran.Failed()).Says(isReady ? "the network of the pods of echo is not there yet" : "node echo was not Ready after 2 s");
    }
}
