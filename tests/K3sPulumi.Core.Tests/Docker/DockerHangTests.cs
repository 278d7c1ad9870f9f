using K3sPulumi.Core.Backups;
using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Running;
using K3sPulumi.Core.Scripts;
using K3sPulumi.Core.Tests.Backups;
using K3sPulumi.Core.Tests.Certificates;
using K3sPulumi.Core.Tests.Hosts;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Docker;

using static K3sPulumi.Core.Tests.Docker.HangingEngine;

/// <summary>A Docker engine that stops answering at any call ends each script of the deploying machine with a message.</summary>
public sealed class DockerHangTests
{
    private static readonly NodeSpec Node = new() { Deadlines = new() { Ready = Value<int>.Of(2) } };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void WhileANodeLeaves(bool isServer)
    {
        var role = isServer ? NodeRole.Server : NodeRole.Agent;
        var leave = isServer
            ? DockerScript.Leave(DockerNodes.Server("k3s-server-1", "bravo"), "k3s-server-0")
            : DockerScript.Leave(DockerNodes.Agent("k3s-agent-0", "bravo"), "k3s-server-0");

        EndsEverywhere(Engine, (host, limit) => host.Run(leave, DockerScript.LeaveStdin(role), limit));
    }

    [Fact]
    public void WhileAContainerStopsAndStarts()
    {
        EndsEverywhere(Engine, (host, limit) => host.Run(DockerRunningScript.Stop("s0", 30), DockerRunningScript.Stdin, limit));
        var start = DockerRunningScript.Start(DockerNodes.Server("s0", "s0", Node), NodeRun.Usual, []);
        EndsEverywhere(Engine, (host, limit) => host.Run(start, DockerRunningScript.Stdin, limit));
    }

    [Fact]
    public void WhileCertificatesAreRotated() => EndsEverywhere(
        () =>
        {
            var host = StandInContainer.Create();
            host.Put($"{StandInContainer.Data}/agent/k3spulumi-certificates", "- -\n");
            return host;
        },
        (host, limit) => StandInContainer.AwaitNode(host, new() { Rotation = Value<int>.Of(1) }, limit), stride: 3);

    [Theory]
    [InlineData("docker-api", "s0 60")]
    [InlineData("docker-alias", "set s0 host.internal")]
    [InlineData("docker-alias", "unset s0 host.internal")]
    [InlineData("docker-port", "127.0.0.1 20000 29999 k3s-dev image")]
    [InlineData("docker-registry", "ready registry")]
    [InlineData("docker-registry", "connect registry k3s-dev")]
    [InlineData("docker-registry", "disconnect registry k3s-dev")]
    [InlineData("docker-images", "s0 my-app:dev other:dev")]
    [InlineData("docker-snapshot", "1 2 etcd state /snapshots server")]
    public void InEveryOtherScript(string set, string arguments) =>
        EndsEverywhere(Engine, (host, limit) => host.Run($"sh -s -- {arguments}", ScriptSets.Text(set), limit));

    [Fact]
    public void WhileAClusterIsRestored()
    {
        EndsEverywhere(() => DockerRestoreSamples.Host(2),
            (host, limit) => host.Create(DockerRestoreSamples.Restore(2), limit), stride: 10);
        EndsEverywhere(() => DockerRestoreSamples.Host(1),
            (host, limit) => host.Create(DockerRestoreSamples.Restore(1), limit), stride: 8);
        EndsEverywhere(DockerRestoreSamples.HostWithDatabase,
            (host, limit) => host.Create(DockerRestoreScript.Restore(DockerRestoreSamples.OnDatabase("postgres")), limit),
            stride: 10);
    }

    /// <summary>What watches the node runs beside the script, which waits for the node no longer than it should.</summary>
    [Fact]
    public void WhileANodeIsWatched()
    {
        using var host = Engine();
        host.Command("answers", host.Get("bin/docker"));
        host.Command("docker", """
            case "$*" in *--watch*) trap '' TERM; /bin/sleep 60; esac
            exec "$FAKE/bin/answers" "$@"
            """);

        host.Await(DockerScript.Ready(DockerNodes.Server("s0", "s0", Node), "id")).Failed()
            .Says("node s0 was not Ready after 2 s");
    }

    private static StandInHost Engine()
    {
        var host = new StandInHost();
        host.Command("docker", Healthy);
        return host;
    }
}
