using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Tests.Docker;

namespace K3sPulumi.Core.Tests.Hosts;

/// <summary>A server in a container leaves only if the others keep the quorum, and only if they know that it leaves.</summary>
public sealed class DockerLeaveTests
{
    private const string Healthy = "alpha Ready=True EtcdIsVoter=True\nbravo Ready=True EtcdIsVoter=True\n";

    [Theory]
    [InlineData("charlie Ready=True EtcdIsVoter=True\n", null)]
    [InlineData("charlie Ready=False EtcdIsVoter=True\n", "without bravo only 1 of 2 servers would be healthy")]
    [InlineData("charlie Ready=True EtcdIsVoter=False\n", "without bravo only 1 of 2 servers would be healthy")]
    [InlineData("", null)]
    public void TheOthersKeepTheQuorum(string third, string? problem)
    {
        using var host = Engine(Healthy + third, "running", hasEtcd: true);

        var ran = host.Run(Leave, DockerScript.LeaveStdin(NodeRole.Server));

        Expect(ran, host, problem);
    }

    [Fact]
    public void AServerThatIsDownLeavesTheOthersAQuorum()
    {
        using var host = Engine("alpha Ready=True EtcdIsVoter=True\nbravo Ready=False EtcdIsVoter=True\n"
            + "charlie Ready=True EtcdIsVoter=True\n", "running", hasEtcd: true);

        Expect(host.Run(Leave, DockerScript.LeaveStdin(NodeRole.Server)), host, problem: null);
    }

    [Theory]
    [InlineData("exited", true, "server k3s-server-0 is not running, so bravo cannot leave etcd, and its vote would be missing")]
    [InlineData("silent", true, "server k3s-server-0 does not answer, so bravo cannot leave etcd")]
    public void AServerWithEtcdDoesNotLeaveUnnoticed(string state, bool hasEtcd, string problem)
    {
        using var host = Engine(Healthy, state, hasEtcd);

        Expect(host.Run(Leave, DockerScript.LeaveStdin(NodeRole.Server)), host, problem);
    }

    [Theory]
    [InlineData("exited")]
    [InlineData("silent")]
    [InlineData("")]
    public void WithoutEtcdNothingIsLost(string state)
    {
        using var host = Engine("", state, hasEtcd: state.Length == 0);

        host.Run(Leave, DockerScript.LeaveStdin(NodeRole.Server)).Succeeded()
            .Says("server k3s-server-0 does not answer, so node bravo cannot be removed from its cluster; continuing");

        Assert.Equal(0, host.Calls("docker exec k3s-server-0 kubectl delete node"));
    }

    [Theory]
    [InlineData("running", "node bravo has left the cluster")]
    [InlineData("exited", "does not answer, so node bravo cannot be removed from its cluster; continuing")]
    [InlineData("silent", "does not answer, so node bravo cannot be removed from its cluster; continuing")]
    [InlineData("", "does not answer, so node bravo cannot be removed from its cluster; continuing")]
    public void AnAgentLeavesWithoutAskingEtcd(string state, string said)
    {
        using var host = Engine(Healthy, state, hasEtcd: true);
        var leave = DockerScript.Leave(DockerNodes.Agent("k3s-agent-0", "bravo"), "k3s-server-0");

        host.Run(leave, DockerScript.LeaveStdin(NodeRole.Agent)).Succeeded().Says(said).DoesNotSay("not found");

        Assert.Equal(state == "running" ? 1 : 0, host.Calls("docker exec k3s-server-0 kubectl delete node bravo"));
        Assert.Equal(0, host.Calls("docker cp") + host.Calls("docker exec k3s-server-0 kubectl --request-timeout=30s get nodes"));
    }

    /// <summary>Without an answer every container seems to be gone, also the one that the node must be removed through.</summary>
    [Fact]
    public void AnEngineThatDoesNotAnswerIsNotOneWithoutContainers()
    {
        using var host = Engine(Healthy, "running", hasEtcd: true);
        host.Command("docker", "echo 'Cannot connect to the Docker daemon' >&2; exit 1");

        host.Run(Leave, DockerScript.LeaveStdin(NodeRole.Server)).Failed().Says("Cannot connect to the Docker daemon")
            .Says("the Docker engine does not answer: see 'docker ps', then run again.");
    }

    private static string Leave => DockerScript.Leave(DockerNodes.Server("k3s-server-1", "bravo"), "k3s-server-0");

    private static void Expect(Ran ran, StandInHost host, string? problem)
    {
        (problem is null ? ran.Succeeded() : ran.Failed()).Says(problem ?? "node bravo has left the cluster");
        Assert.Equal(problem is null ? 1 : 0, host.Calls("docker exec k3s-server-0 kubectl delete node bravo"));
    }

    /// <summary>An engine with the server through which the node leaves: running, exited, silent, or gone.</summary>
    private static StandInHost Engine(string members, string state, bool hasEtcd)
    {
        var host = new StandInHost();
        host.Put("members", members);
        host.Put("server", state == "silent" ? "running" : state);
        if (hasEtcd)
            host.Put("wal", "data");
        if (state == "silent")
            host.Put("silent", "");
        host.Command("sleep", DockerNodes.ShortSleeps);
        host.Command("docker", """
            echo "docker $*" >>"$FAKE/calls"
            case "$*" in
            inspect*) cat "$FAKE/server" ;;
            cp*) cat "$FAKE/wal" ;;
            exec*) [ "$(cat "$FAKE/server")" = running ] || exit 1 ;;
            esac
            case "$*" in
            *"get node bravo"*) [ ! -e "$FAKE/silent" ] || exit 1; echo node/bravo ;;
            *"get nodes -l"*) cat "$FAKE/members" ;;
            esac
            """);
        return host;
    }
}
