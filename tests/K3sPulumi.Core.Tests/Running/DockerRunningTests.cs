using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Running;
using K3sPulumi.Core.Tests.Docker;
using K3sPulumi.Core.Tests.Hosts;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Running;

/// <summary>Containers are stopped and started, with a stand-in for the docker command.</summary>
public sealed class DockerRunningTests
{
    private static readonly NodeSpec Node = new() { Deadlines = new() { Ready = Value<int>.Of(2) } };

    [Fact]
    public void TheTextsSayWhatIsStartedAndWhatIsAwaited()
    {
        Assert.Equal("sh -s -- stop 'dev-server-0' 30", DockerRunningScript.Stop("dev-server-0", 30));
        Assert.Equal("sh -s -- start-node server 'dev-server-0' 's0' 2 later", Start(new() { Awaits = false }));
        Assert.Equal("sh -s -- start-node server 'dev-server-0' 's0' 2 wait 'dev-server-1=s1'",
            Start(NodeRun.Usual, ("dev-server-1", "s1")));
    }

    [Fact]
    public void AContainerIsStoppedAndStartedAsOftenAsAsked()
    {
        using var host = new StandInHost();
        Engine(host, "Ready=True");

        host.Run(DockerRunningScript.Stop("dev-server-0", 30), DockerRunningScript.Stdin).Succeeded();
        host.Run(Start(NodeRun.Usual, ("dev-server-1", "s1")), DockerRunningScript.Stdin).Succeeded()
            .Says("node s0 is Ready").Says("node s1 is Ready");

        Assert.Equal(1, host.Calls("docker stop --time 30 dev-server-0"));
        Assert.Equal(1, host.Calls("docker start dev-server-0"));
    }

    [Fact]
    public void ANodeThatDoesNotBecomeReadyIsAnErrorUnlessALaterServerWaitsForIt()
    {
        using var host = new StandInHost();
        Engine(host, "Ready=False");

        host.Run(Start(NodeRun.Usual), DockerRunningScript.Stdin).Failed().Says("node s0 was not Ready after 2 s");
        host.Run(Start(new() { Awaits = false }), DockerRunningScript.Stdin).Succeeded()
            .Says("the servers that start after dev-server-0 wait for it");
    }

    [Fact]
    public void WhatDoesNotExistIsNotStartedAndAnEngineThatDoesNotAnswerIsAnError()
    {
        using var host = new StandInHost();
        host.Command("docker", ":");
        host.Run(DockerRunningScript.Stop("gone", 30), DockerRunningScript.Stdin).Succeeded().Says("there is no container gone");
        host.Run(Start(NodeRun.Usual), DockerRunningScript.Stdin).Succeeded().Says("there is no container dev-server-0");

        host.Command("docker", "echo 'Cannot connect to the Docker daemon' >&2; exit 1");
        host.Run(DockerRunningScript.Stop("gone", 30), DockerRunningScript.Stdin).Failed()
            .Says("the Docker engine does not answer");
    }

    private static string Start(NodeRun run, params (string, string)[] others) =>
        DockerRunningScript.Start(DockerNodes.Server("dev-server-0", "s0", Node), run, others);

    private static void Engine(StandInHost host, string ready) => host.Command("docker", $$"""
        echo "docker $*" >>"$FAKE/calls"
        case "$*" in
        ps*) echo 0123456789ab ;;
        inspect*StartedAt*) echo 2026-01-02T10:00:00.123456789Z ;;
        inspect*) echo 'running 0' ;;
        *"get nodes --field-selector"*) echo '{{ready}} EtcdIsVoter=True Heard=2026-01-02T10:00:05Z ' ;;
        esac
        """);
}
