using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Drift;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Tests.Docker;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Hosts;

/// <summary>The repair of a node in a container, with a stand-in for the docker command.</summary>
public sealed class DockerRepairTests
{
    private const string Docker = """
        echo "docker $*" >>"$FAKE/calls"
        case "$*" in
        *"cat /var/lib/rancher/k3s/agent/k3spulumi-repaired"*) cat "$FAKE/note" ;;
        *"k3spulumi-repaired") for noted in "$@"; do :; done; echo 1 >"$FAKE/note" ;;
        restart*) [ ! -e "$FAKE/never-starts" ] || exit 1 ;;
        inspect*StartedAt*) echo 2026-01-02T10:00:00.123456789Z ;;
        inspect*) echo 'running 0' ;;
        *"get lease"*) echo 2026-01-02T10:00:05.123456Z ;;
        *"get nodes --field-selector"*) echo 'Ready=True EtcdIsVoter= Heard=2026-01-02T10:00:05Z ' ;;
        esac
        """;

    private static readonly NodeSpec Spec = new()
    {
        Deadlines = new() { Ready = Value<int>.Of(2) },
        NodeLabels = Value<IReadOnlyDictionary<string, string>>.Of(new Dictionary<string, string> { ["disk"] = "ssd" }),
        NodeTaints = Value.List("edge=yes:NoSchedule"),
    };

    [Theory]
    [MemberData(nameof(StandInHost.Shells), MemberType = typeof(StandInHost))]
    public void AStoppedContainerIsRestartedOnceAndTheNodeGetsItsLabels(string shell)
    {
        using var host = new StandInHost(shell);
        host.Command("docker", Docker);

        host.Await(Ready(NodeRole.Server, restarts: true)).Succeeded().Says("repair 1 of this node").Says("node echo is Ready");

        Assert.Equal(1, host.Calls("docker restart -t 30 k3s-0"));
        Assert.Equal(1, host.Calls("docker update --restart unless-stopped k3s-0"));
        Assert.Contains("label node echo disk=ssd --overwrite", host.Get("calls"), StringComparison.Ordinal);
        Assert.Contains("taint node echo edge=yes:NoSchedule --overwrite", host.Get("calls"), StringComparison.Ordinal);
        host.Remove("calls");
        host.Await(Ready(NodeRole.Server, restarts: true)).Succeeded().DoesNotSay("repair");
        Assert.Equal(0, host.Calls("docker restart") + host.Calls("docker update"));
    }

    [Fact]
    public void ARepairWithoutARestartKeepsTheContainerRunningAndTheTaintsOfAgents()
    {
        using var host = new StandInHost();
        host.Command("docker", Docker);

        host.Await(Ready(NodeRole.Agent, restarts: false)).Succeeded();

        Assert.Equal(0, host.Calls("docker restart"));
        Assert.DoesNotContain("taint node", host.Get("calls"), StringComparison.Ordinal);
    }

    [Fact]
    public void ARepairThatIsCutOffIsTakenUpAgain()
    {
        using var host = new StandInHost();
        host.Command("docker", Docker);
        host.Put("never-starts", "");
        host.Await(Ready(NodeRole.Server, restarts: true)).Failed()
            .Says("k3s-0 cannot be restarted: 'docker start k3s-0' says why.");
        Assert.False(host.Has("note"));
        host.Remove("never-starts");

        host.Await(Ready(NodeRole.Server, restarts: true)).Succeeded().Says("repair 1 of this node");

        Assert.Equal("1\n", host.Get("note"));
    }

    private static string Ready(NodeRole role, bool restarts) => DockerScript.Ready(
        role == NodeRole.Server ? DockerNodes.Server("k3s-0", "echo", Spec) : DockerNodes.Agent("k3s-0", "echo", Spec), "id",
        repair: DriftRecord.None.Next([new("It stood still.", restarts ? DriftRemedy.Restart : DriftRemedy.Script)]));
}
