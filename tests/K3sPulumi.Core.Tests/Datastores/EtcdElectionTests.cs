using K3sPulumi.Core.Datastores.Etcd;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Scripts;
using K3sPulumi.Core.Tests.Hosts;

namespace K3sPulumi.Core.Tests.Datastores;

/// <summary>
/// While etcd members elect a leader, none of them answers: that must not create another cluster or stop this one.
/// </summary>
public sealed class EtcdElectionTests
{
    private const string Release = "ID=debian\n";

    private const string Listed = """
        cat <<END
        b1, started, bravo, https://10.0.0.2:2380, https://10.0.0.2:2379, false
        c1, started, charlie, https://10.0.0.3:2380, https://10.0.0.3:2379, false
        END
        """;

    [Theory]
    [MemberData(nameof(StandInHost.Shells), MemberType = typeof(StandInHost))]
    public void AMemberWithoutDataJoinsOnceALeaderIsElected(string shell)
    {
        using var host = Host(shell, failures: 4, Listed);

        host.Apply(Alpha()).Succeeded().Says("joining the running cluster at https://10.0.0.2:2379,https://10.0.0.3:2379");

        Assert.Contains("initial-cluster-state: existing", host.Files.Get("root/var/lib/k3s-etcd/etcd.yaml"),
            StringComparison.Ordinal);
        Assert.Equal(1, host.Files.Calls("member add alpha"));
    }

    [Fact]
    public void AMemberWithoutDataIsNotStartedWhileOthersHaveNoQuorum()
    {
        using var host = Host(HostShells.Default, failures: 1000, Listed);

        host.Apply(Alpha(seconds: 1)).Failed().Says("other members of this etcd cluster are running without a quorum");

        Assert.False(host.Files.Has("root/var/lib/k3s-etcd/etcd.yaml"));
    }

    [Fact]
    public void AFormerMemberIsTakenOutAfterRefusals()
    {
        using var host = Host(HostShells.Default, failures: 0,
            "echo 'a1, started, alpha, https://10.0.0.1:2380, https://10.0.0.1:2379, false'\n" + Listed);
        host.Files.Put("refusals", "xxx");

        host.Apply(Alpha()).Succeeded().Says("removing the former member alpha");

        Assert.Equal((4, 1), (host.Files.Calls("member remove a1"), host.Files.Calls("member add alpha")));
    }

    [Fact]
    public void ARestartThatWouldStopTheClusterIsRefusedDuringAnElectionToo()
    {
        using var host = Host(HostShells.Default, failures: 0,
            "echo 'a1, started, alpha, https://10.0.0.1:2380, https://10.0.0.1:2379, false'\n" + Listed);
        host.Files.Put("root/var/lib/k3s-etcd/data/member/snap", "");
        host.Apply(Alpha()).Succeeded();
        host.Files.Put("unit/k3s-etcd", "");
        host.Files.Put("failures", "xxxx");
        host.Files.Put("dead", "10.0.0.3");
        var changed = Alpha(seconds: 2);

        host.Apply(changed with
        {
            Stdin =
            new(changed.Stdin.Value.Replace("election-timeout: 5000", "election-timeout: 6000", StringComparison.Ordinal))
        })
            .Failed().Says("only 1 other members of 3 are healthy, so restarting this one would stop the cluster");
    }

    private static RemoteScript Alpha(int seconds = 20)
    {
        var script =
            EtcdScript.Member(
                new([new("alpha", "10.0.0.1"), new("bravo", "10.0.0.2"), new("charlie", "10.0.0.3")]) { Name = "etcd" }, 0,
                new(""), Elevation.Root);
        return script with
        {
            Stdin =
            new(script.Stdin.Value.Replace("K3P_ELECTION_SECONDS='20'", $"K3P_ELECTION_SECONDS='{seconds}'",
                StringComparison.Ordinal))
        };
    }

    /// <summary>
    /// Its members answer local requests, and those that need a leader after this many <paramref name="failures"/>.
    /// </summary>
    private static ServiceHost Host(string shell, int failures, string listed)
    {
        var host = new ServiceHost(shell, Release);
        host.Executable("root/usr/bin/etcd");
        host.Executable("root/usr/bin/etcdctl");
        host.Files.Command("etcd", "echo 'etcd Version: 3.5.21'");
        host.Files.Put("failures", new('x', failures));
        host.Files.Put("refusals", "");
        host.Files.Put("dead", "nobody");
        host.Files.Command("etcdctl", $$"""
            shorten() { if [ -s "$1" ]; then cut -c 2- <"$1" >"$1.new"; tr -d '\n' <"$1.new" >"$1"; return 0; fi; return 1; }
            case "$*" in *"$(cat "$FAKE/dead")"*) exit 1 ;; esac
            while :; do case "$1" in --*) shift ;; *) break ;; esac; done
            case "$*" in
            *consistency=s*) exit 0 ;;
            "member list"*) { {{listed}}
            } | if [ -e "$FAKE/removed" ]; then grep -v ^a1; else cat; fi ;;
            "member remove"*) echo "$*" >>"$FAKE/calls"; ! shorten "$FAKE/refusals" || { echo "etcdserver: unhealthy cluster" >&2; exit 1; }; : >"$FAKE/removed" ;;
            "member add"*) echo "$*" >>"$FAKE/calls" ;;
            *) ! shorten "$FAKE/failures" || { echo "context deadline exceeded" >&2; exit 1; } ;;
            esac
            """);
        return host;
    }
}
