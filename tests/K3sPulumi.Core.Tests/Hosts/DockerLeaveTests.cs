using K3sPulumi.Core.Docker;
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

        var ran = host.Run(Leave, DockerScript.LeaveStdin);

        Expect(ran, host, problem);
    }

    [Fact]
    public void AServerThatIsDownLeavesTheOthersAQuorum()
    {
        using var host = Engine("alpha Ready=True EtcdIsVoter=True\nbravo Ready=False EtcdIsVoter=True\n"
            + "charlie Ready=True EtcdIsVoter=True\n", "running", hasEtcd: true);

        Expect(host.Run(Leave, DockerScript.LeaveStdin), host, problem: null);
    }

    [Theory]
    [InlineData("exited", true, "server k3s-server-0 is not running, so bravo cannot leave etcd, and its vote would be missing")]
    [InlineData("silent", true, "server k3s-server-0 does not answer, so bravo cannot leave etcd")]
    public void AServerWithEtcdDoesNotLeaveUnnoticed(string state, bool hasEtcd, string problem)
    {
        using var host = Engine(Healthy, state, hasEtcd);

        Expect(host.Run(Leave, DockerScript.LeaveStdin), host, problem);
    }

    [Theory]
    [InlineData("exited", "is not running, so node bravo cannot be removed from its cluster; continuing")]
    [InlineData("silent", "does not answer, so node bravo cannot be removed from its cluster; continuing")]
    [InlineData("", "is gone, so node bravo cannot be removed from its cluster; continuing")]
    public void WithoutEtcdNothingIsLost(string state, string said)
    {
        using var host = Engine("", state, hasEtcd: state.Length == 0);

        host.Run(Leave, DockerScript.LeaveStdin).Succeeded().Says(said);

        Assert.Equal(0, host.Calls("docker exec k3s-server-0 kubectl delete node"));
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
        host.Command("sleep", ":");
        host.Command("docker", """
            echo "docker $*" >>"$FAKE/calls"
            case "$*" in
            inspect*) cat "$FAKE/server" ;;
            cp*) cat "$FAKE/wal" ;;
            *"get node bravo"*) [ ! -e "$FAKE/silent" ] || exit 1; echo node/bravo ;;
            *"get nodes -l"*) cat "$FAKE/members" ;;
            esac
            """);
        return host;
    }
}
