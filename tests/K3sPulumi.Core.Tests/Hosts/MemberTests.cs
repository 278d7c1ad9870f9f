using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Nodes;

namespace K3sPulumi.Core.Tests.Hosts;

/// <summary>A node is removed from its cluster through a remaining server.</summary>
public sealed class MemberTests
{
    private static readonly HostMember Bravo = new()
    {
        Role = NodeRole.Server,
        NodeName = "bravo",
        Store = NodeStore.EmbeddedEtcd,
        Deadlines = new() { Drain = 7 },
    };

    private static readonly HostMember Quote = new()
    {
        Role = NodeRole.Agent,
        NodeName = "Echo",
        Deadlines = new() { Drain = 7 }
    };

    [Theory]
    [MemberData(nameof(StandInHost.Shells), MemberType = typeof(StandInHost))]
    public void AnEtcdServerLeavesInOrder(string shell)
    {
        using var host = Survivor(shell, "alpha True", "bravo True", "charlie True");

        host.Delete(MemberScript.For(Bravo)).Succeeded();

        Assert.Equal(
            """
            cordon bravo
            drain bravo --ignore-daemonsets --force --delete-emptydir-data --timeout=7s
            annotate node bravo etcd.k3s.cattle.io/remove=true --overwrite
            delete node bravo --ignore-not-found --timeout=120s
            -n kube-system delete secret bravo.node-password.k3s --ignore-not-found
            """,
            Changes(host));
    }

    [Fact]
    public void AnAgentIsOnlyDrainedAndDeleted()
    {
        using var host = Survivor(HostShells.Default, "alpha True", "echo True");

        host.Delete(MemberScript.For(Quote)).Succeeded();

        Assert.Equal(
            """
            cordon echo
            drain echo --ignore-daemonsets --force --delete-emptydir-data --timeout=7s
            delete node echo --ignore-not-found --timeout=120s
            -n kube-system delete secret echo.node-password.k3s --ignore-not-found
            """,
            Changes(host));
    }

    [Theory]
    [InlineData("only 1 of 2 servers would be healthy", "alpha True", "bravo True", "charlie False")]
    [InlineData("only 2 of 4 servers would be healthy", "a True", "b True", "bravo True", "c False", "d False")]
    public void ARestWithoutQuorumIsRefused(string reason, params string[] servers)
    {
        using var host = Survivor(HostShells.Default, servers);

        host.Delete(MemberScript.For(Bravo)).Failed().Says($"without bravo {reason}, which is not a quorum");
        Assert.Equal("", Changes(host));
    }

    [Fact]
    public void ARefusalOfEtcdKeepsTheNode()
    {
        using var host = Survivor(HostShells.Default, "alpha True", "bravo True", "charlie True");
        host.Put("refuses", "");

        host.Delete(MemberScript.For(Bravo)).Failed().Says("etcd rejects the removal of bravo");
        Assert.DoesNotContain("delete node", Changes(host), StringComparison.Ordinal);
    }

    [Fact]
    public void ADeadServerIsTakenOutWithoutDraining()
    {
        using var host = Survivor(HostShells.Default, "alpha True", "bravo Unknown", "charlie True");

        host.Delete(MemberScript.For(Bravo)).Succeeded().Says("bravo does not answer: skipping the drain");
        Assert.DoesNotContain("drain bravo", Changes(host), StringComparison.Ordinal);
        Assert.Contains("delete node bravo", Changes(host), StringComparison.Ordinal);
    }

    [Fact]
    public void ANodeThatIsGoneAlreadyLeavesNoPasswordBehind()
    {
        using var host = Survivor(HostShells.Default, "alpha True");

        host.Delete(MemberScript.For(Quote)).Succeeded();

        Assert.Equal("-n kube-system delete secret echo.node-password.k3s --ignore-not-found", Changes(host));
    }

    [Fact]
    public void AFailedDrainDoesNotStopTheRemoval()
    {
        using var host = Survivor(HostShells.Default, "alpha True", "echo True");
        host.Put("drain-fails", "");

        host.Delete(MemberScript.For(Quote)).Succeeded().Says("warning: not all pods on echo were evicted in time: error: pods");
        Assert.Contains("delete node echo", Changes(host), StringComparison.Ordinal);
    }

    [Fact]
    public void AnOldKubectlIsSpokenToInItsOwnWords()
    {
        using var host = Survivor(HostShells.Default, "alpha True", "echo True");
        host.Put("old", "");

        host.Delete(MemberScript.For(Quote)).Succeeded();

        Assert.Contains("--force --delete-local-data --timeout=7s", Changes(host), StringComparison.Ordinal);
    }

    [Fact]
    public void ANodeWithAnIdIsFoundByTheStartOfItsName()
    {
        using var host = Survivor(HostShells.Default, "alpha True", "echo-0a1b2c3d True", "echo-two True");

        host.Delete(MemberScript.For(Quote with { WithNodeId = true })).Succeeded();

        Assert.Contains("delete node echo-0a1b2c3d", Changes(host), StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutK3sThereIsNothingToLeave()
    {
        using var host = new StandInHost();

        host.Delete(MemberScript.For(Bravo)).Succeeded().Says("K3s is no longer installed on this server");
    }

    [Fact]
    public void AnApiThatDoesNotAnswerEndsWithTheWayOut()
    {
        using var host = Survivor(HostShells.Default, "alpha True", "echo True");
        host.Remove("api");

        host.Delete(MemberScript.For(Quote)).Failed()
            .Says("the cluster's API does not answer on this server (host-1): start K3s here");
    }

    /// <summary>A server whose kubectl lists these nodes ("NAME READY").</summary>
    private static StandInHost Survivor(string shell, params string[] nodes)
    {
        var host = new StandInHost(shell);
        host.Put("api", "");
        host.Put("nodes", string.Concat(nodes.Select(node => $"{node}\n")));
        host.Command("../root/usr/local/bin/k3s", """
            shift 2
            case "$*" in
            "get --raw /readyz") [ -e "$FAKE/api" ] && printf ok ;;
            *--help) [ -e "$FAKE/old" ] && echo --delete-local-data || echo --delete-emptydir-data ;;
            "get nodes -o name") sed 's|^|node/|; s| .*||' "$FAKE/nodes" ;;
            "get nodes -l "*) sed 's|\(.*\) \(.*\)|\1 Ready=\2 EtcdIsVoter=True|' "$FAKE/nodes" ;;
            *removed-node-name*) if [ -e "$FAKE/refuses" ]; then echo "removed= asked= EtcdIsVoter=True"; else
              removed=
              [ ! -e "$FAKE/asked" ] || removed=bravo-1
              touch "$FAKE/asked"
              echo "removed=$removed asked=true EtcdIsVoter=True"
              fi ;;
            "get node "*) sed -n "s|^$3 \(.*\)|$3 Ready=\1 EtcdIsVoter=|p" "$FAKE/nodes" ;;
            *) echo "$*" >>"$FAKE/changes"
              case "$*" in *"drain "*) [ ! -e "$FAKE/drain-fails" ] || { echo "error: pods remain" >&2; exit 1; } ;; esac ;;
            esac
            """.Replace("shift 2", "shift\ncase \"$1\" in --request-timeout=*) shift ;; esac", StringComparison.Ordinal));
        return host;
    }

    private static string Changes(StandInHost host) => host.Get("changes").TrimEnd('\n');
}
