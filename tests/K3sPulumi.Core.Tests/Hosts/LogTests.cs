using System.Globalization;
using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Tests.Docker;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Hosts;

/// <summary>Which part of a log an error shows: the reason, however much was logged before and after it.</summary>
public sealed class LogTests
{
    private const string Fatal =
        "level=fatal msg=\"starting kubernetes: preparing server: etcd cluster join failed: etcdserver: unhealthy cluster\"";

    [Theory]
    [MemberData(nameof(StandInHost.Shells), MemberType = typeof(StandInHost))]
    public void ACrashLoopShowsItsReasonAndNotItsRestarts(string shell)
    {
        using var host = new StandInHost(shell).Serving();
        host.Put("never-starts", "");
        host.Put("journal", CrashLoop());

        var ran = host.Create(NodeScript.For(HostSamples.Server)).Failed();

        AssertTells(ran);
        ran.Says("  reason: etcd accepts no new member while an existing one does not answer");
        ran.Says("reflector 29").DoesNotSay("reflector 3\n").DoesNotSay("msg=old");
    }

    [Fact]
    public void SoDoesOneInAContainer()
    {
        using var host = new StandInHost();
        host.Put("journal", CrashLoop());
        host.Command("docker", """
            case "$*" in
            ps*) ;;
            inspect*) echo 'running 12' ;;
            logs*) tail -n "$3" "$FAKE/journal" ;;
            *) exit 1 ;;
            esac
            """);

        var ran = host.Await(
            DockerScript.Ready(DockerNodes.Server("k3s-server", "alpha"), "id"))
                .Failed();

        AssertTells(ran);
        ran.Says("reason: etcd accepts no new member while an existing one does not answer");
    }

    [Theory]
    [InlineData("level=fatal msg=\"flag provided but not defined: -node-lable\"",
        "this release of K3s has no server setting \"node-lable\"")]
    [InlineData("level=fatal msg=\"\\\"overlayfs\\\" snapshotter cannot be enabled for \\\"/var/lib\\\", try using "
        + "\\\"native\\\"\"", "set runtime.snapshotter to fuse-overlayfs or native")]
    [InlineData("level=fatal msg=\"etcd cluster join failed: context deadline exceeded\"",
        "check that all other servers are running and Ready")]
    [InlineData("level=info msg=\"Waiting: etcdserver: too many learner members in cluster\"",
        "etcd accepts one new member at a time")]
    public void HostsAndContainersGiveTheSameReasons(string line, string reason)
    {
        using var host = new StandInHost().Serving();
        host.Put("never-starts", "");
        host.Put("journal", $"{line}\n");
        host.Command("docker",
            "case \"$*\" in ps*) ;; inspect*) echo 'running 0' ;; logs*) cat \"$FAKE/journal\" ;; *) exit 1 ;; esac");
        var spec = new NodeSpec { Deadlines = new() { Ready = Value<int>.Of(1) } };

        host.Create(NodeScript.For(HostSamples.Server)).Failed().Says("reason: ").Says(reason);
        host.Await(DockerScript.Ready(DockerNodes.Server("k3s-server", "alpha", spec), "id"))
            .Failed().Says("reason: ").Says(reason);
    }

    private static void AssertTells(Ran ran)
    {
        ran.Says(Fatal).DoesNotSay("restart counter").DoesNotSay("Lightweight Kubernetes").DoesNotSay("status=1/FAILURE");
        Assert.Equal(2, ran.Output.Split(Fatal).Length);
    }

    private static string CrashLoop()
    {
        static string Line(string format, int number) => string.Format(CultureInfo.InvariantCulture, format, number);
        var old = Enumerable.Range(0, 900)
            .Select(number => Line("time=\"2026-01-02T10:00:00Z\" level=info msg=old number={0}\n", number));
        var loop = Enumerable.Range(0, 20).Select(number => Line(
            "Starting k3s.service - Lightweight Kubernetes...\ntime=\"2026-01-02T10:00:{0:00}Z\" "
                + Fatal.Replace("{", "{{", StringComparison.Ordinal) + "\n"
            + "k3s.service: Main process exited, code=exited, status=1/FAILURE\nk3s.service: Failed with result 'exit-code'.\n"
            + "k3s.service: Scheduled restart job, restart counter is at {0}.\nStopped k3s.service - Lightweight Kubernetes.\n",
            number));
        var since = Enumerable.Range(0, 30)
            .Select(number => Line("E0102 10:01:{0:00}.123456   12{0:00} reflector.go:12] reflector {0}\n", number));
        return string.Concat(old.Concat(loop).Concat(since));
    }
}
