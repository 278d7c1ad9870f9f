using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Tests.Docker;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Hosts;

/// <summary>Waiting for a node in a container, with a stand-in for the docker command.</summary>
public sealed class DockerReadyTests
{
    private const string LacksNetwork =
        "container runtime network not ready: NetworkReady=false message:cni plugin not initialized";

    [Theory]
    [InlineData(true, LacksNetwork, true)]
    [InlineData(true, "container runtime is down", false)]
    [InlineData(false, LacksNetwork, false)]
    public void OnlyWhoBringsTheNetworkNeedNotHaveItYet(bool bringsNetwork, string message, bool isReady)
    {
        using var host = new StandInHost();
        host.Command("docker", $"""
            case "$*" in
            inspect*StartedAt*) echo 2026-01-02T10:00:00.123456789Z ;;
            inspect*) echo 'running 0' ;;
            *.message*) echo '{message}' ;;
            *"get nodes --field-selector metadata.name=echo --watch"*)
              echo 'Ready=False EtcdIsVoter= Heard=2026-01-02T10:00:05Z ' ;;
            esac
            """);
        var spec = new NodeSpec { Deadlines = new() { Ready = Value<int>.Of(2) } };

        var ran = host.Await(DockerScript.Ready(DockerNodes.Agent("k3s-agent", "echo", spec, bringsNetwork), "id"));

        (isReady ? ran.Succeeded() : ran.Failed())
            .Says(isReady ? "echo has no pod network yet" : "node echo was not Ready after 2 s");
    }

    [Theory]
    [InlineData("2026-01-02T09:59:58Z", false)]
    [InlineData("2026-01-02T10:00:05Z", true)]
    public void ReadinessFromBeforeTheContainerStartedDoesNotCountEvenIfTheLeaseIsRenewed(string heard, bool isReady)
    {
        using var host = new StandInHost();
        host.Command("docker", $"""
            case "$*" in
            inspect*StartedAt*) echo 2026-01-02T10:00:00.123456789Z ;;
            inspect*) echo 'running 0' ;;
            *"get lease"*) echo 2026-01-02T10:00:05.123456Z ;;
            *"get nodes --field-selector metadata.name=echo --watch"*) echo 'Ready=True EtcdIsVoter= Heard={heard} ' ;;
            esac
            """);
        var spec = new NodeSpec { Deadlines = new() { Ready = Value<int>.Of(2) } };

        var ran = host.Await(DockerScript.Ready(DockerNodes.Agent("k3s-agent", "echo", spec), "id"));

        (isReady ? ran.Succeeded() : ran.Failed()).Says(isReady ? "node echo is Ready" : "node echo was not Ready after 2 s");
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(9, false)]
    public void AServerThatLedTheOthersLeavesOnceTheyHaveAgreedOnTheNext(int refusals, bool leaves)
    {
        using var host = new StandInHost();
        host.Put("refusals", $"{refusals}\n");
        host.Command("sleep", DockerNodes.ShortSleeps);
        host.Command("docker", """
            echo "docker $*" >>"$FAKE/calls"
            case "$*" in
            inspect*) echo running ;;
            *"get node bravo"*) echo node/bravo ;;
            *"delete node"*)
              left=$(cat "$FAKE/refusals")
              echo "$((left - 1))" >"$FAKE/refusals"
              [ "$left" -le 0 ] || { echo 'error: timed out waiting for the condition on nodes/bravo' >&2; exit 1; }
              ;;
            esac
            """);

        var ran = host.Run(DockerScript.Leave(DockerNodes.Server("k3s-server-1", "bravo"), "k3s-server-0"),
            DockerScript.LeaveStdin(NodeRole.Server));

        (leaves ? ran.Succeeded() : ran.Failed())
            .Says(leaves
                ? "node bravo has left the cluster" : "cannot delete node bravo: see 'docker exec");
        Assert.Equal((2, leaves ? 1 : 0),
            (host.Calls("docker exec k3s-server-0 kubectl delete node bravo --ignore-not-found --timeout=120s"),
                host.Calls("docker exec k3s-server-0 kubectl delete secret bravo.node-password.k3s")));
    }

    [Theory]
    [InlineData("cgroup v1 support is in maintenance mode, please migrate to cgroup v2", null)]
    [InlineData("kubelet is configured to not run on a host using cgroup v1. cgroup v1 support is unsupported",
        "this release of K3s needs cgroup v2")]
    [InlineData("Error: failed to evacuate root cgroup: mkdir /sys/fs/cgroup/init: read-only file system",
        "this container has no writable cgroup")]
    public void WhatK3sSaysOfCgroupsIsAReasonWhenItStopsIt(string line, string? reason)
    {
        using var host = new StandInHost();
        host.Command("docker", $"""
            case "$*" in
            ps*) ;;
            inspect*) echo 'running 0' ;;
            logs*) echo '{line}' ;;
            *) exit 1 ;;
            esac
            """);
        var spec = new NodeSpec { Deadlines = new() { Ready = Value<int>.Of(1) } };

        var ran = host.Await(DockerScript.Ready(DockerNodes.Server("k3s-server", "alpha", spec), "id")).Failed();

        if (reason is null)
            ran.DoesNotSay("reason:");
        else
            ran.Says($"reason: {reason}");
    }
}
