using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Nodes;

namespace K3sPulumi.Core.Tests.Hosts;

/// <summary>A server that an ordinary user runs: stand-ins for the user's systemd, because tests have none.</summary>
public sealed class RootlessTests
{
    private const string Home = "root/home/pi";
    private const string Unit = $"{Home}/.config/systemd/user/k3s-rootless.service";
    private const string Cgroups = "sys/fs/cgroup/user.slice/user-1000.slice/user@1000.service/cgroup.controllers";

    internal static readonly HostNode Node = HostSamples.Server with
    {
        ConfigYaml = new($"token: {HostSamples.Token}\nrootless: true\nsnapshotter: fuse-overlayfs\n"),
        Initializes = false,
        Store = NodeStore.Sqlite,
        RootlessUser = "pi",
        Files = [RootlessService.Delegation, RootlessService.Forwarding],
    };

    [Fact]
    public void TheServerRunsAsTheUserAndGoesWithoutTrace()
    {
        using var host = Ready();

        host.Create(PrepareScript.For(Node)).Succeeded();
        var ran = host.Create(NodeScript.For(Node)).Succeeded();

        ran.Says("installing K3s v1.36.1+k3s1 for pi").Says("restarting the systemd of pi").Says("node alpha is Ready");
        Assert.Contains("server --rootless", host.Get(Unit), StringComparison.Ordinal);
        Assert.Contains("Delegate=cpu cpuset io memory pids",
            host.Get("root/etc/systemd/system/user@.service.d/k3s-delegate.conf"), StringComparison.Ordinal);
        Assert.Contains("chown pi: ", host.Get("calls"), StringComparison.Ordinal);
        Assert.Equal((1, 1, 0), (host.Calls("loginctl enable-linger pi"), host.Calls("user restart"), host.Calls("installer")));
        host.Create(KubeconfigScript.For(Node)).Succeeded().Says("client-key-data: of-pi");

        host.Create(NodeScript.For(Node)).Succeeded().Says("nothing to change");
        host.Create(NodeScript.For(HostSamples.Labeled(Node, "disk=ssd"))).Succeeded();
        Assert.Equal(2, host.Calls("user restart"));

        host.Delete(NodeScript.For(Node)).Succeeded();
        Assert.Equal(1, host.Calls("loginctl disable-linger pi"));
        foreach (var gone in (string[])[Unit, $"{Home}/.rancher/k3s", $"{Home}/.kube/k3s.yaml", "root/etc/rancher",
            "root/usr/local/bin/k3s", "root/etc/systemd/system/user@.service.d/k3s-delegate.conf"])
            Assert.False(host.Has(gone), gone);
    }

    [Fact]
    public void WhatTheHostLacksIsReportedAtOnceAndNothingChanges()
    {
        using var host = Ready();
        host.Remove("sys/fs/cgroup/cgroup.controllers");
        host.Remove("root/etc/subgid");
        host.Put("proc/sys/kernel/apparmor_restrict_unprivileged_userns", "1\n");
        host.Put("root/etc/systemd/system/k3s-agent.service", "");

        var ran = host.Create(PrepareScript.For(Node)).Failed();

        ran.Says("needs cgroup v2 only").Says("has no subordinate IDs").Says("AppArmor does not allow user namespaces")
            .Says("K3s is already installed here as root (k3s-agent)");
        Assert.False(host.Has("root/etc/rancher"));
    }

    [Fact]
    public void CgroupsThatAreNotDelegatedAreReportedInTheEnd()
    {
        using var host = Ready();
        host.Command("date",
            "if [ \"$*\" = +%s ]; then n=$(($(cat \"$FAKE/clock\" 2>/dev/null || echo 1800000000) + 9)); echo $n "
                + ">\"$FAKE/clock\"; echo $n; else exec /bin/date \"$@\"; fi");
        host.Put("delegates-nothing", "");

        host.Create(NodeScript.For(Node with { SkippedChecks = ["clock"] })).Failed()
            .Says("pi may not use the cgroups cpuset io");
    }

    [Fact]
    public void ItsDatabaseIsBroughtBackToACopyThatTheUserOwns()
    {
        const string db = $"{Home}/.rancher/k3s/server/db";
        using var host = Ready();
        host.Command("sqlite3", "echo ok");
        host.Create(NodeScript.For(Node)).Succeeded();
        host.Put($"{db}/state.db", "what was there");
        host.Put($"{db}/snapshots/copy.db", SqliteSamples.Copy);

        host.Create(NodeScript.For(Node with { Restore = SqliteSamples.Of("copy") })).Succeeded();

        Assert.Equal(SqliteSamples.Copy, host.Get($"{db}/state.db"));
        Assert.Contains($"chown pi: {host.At(db)}/state.db.restoring\n", host.Get("calls"), StringComparison.Ordinal);
        Assert.Contains("user enable", host.Get("calls").Split("user disable")[^1], StringComparison.Ordinal);
    }

    /// <summary>A host with such a user, whose systemd has one service with its state in a file.</summary>
    internal static StandInHost Ready()
    {
        var host = new StandInHost().Serving();
        host.Put("root/etc/subuid", "pi:100000:65536\n");
        host.Put("root/etc/subgid", "pi:100000:65536\n");
        host.Put(Cgroups, "cpu memory pids\n");
        host.Command("newuidmap", "exit 0");
        host.Command("newgidmap", "exit 0");
        host.Command("getent", "echo 'pi:x:1000:1000::/home/pi:/bin/sh'");
        host.Command("id", "case \"$*\" in '-u pi') echo 1000 ;; *) echo 0 ;; esac");
        host.Command("chown", "echo \"chown $*\" >>\"$FAKE/calls\"");
        host.Command("sysctl", "exit 0");
        host.Command("loginctl",
            "echo \"loginctl $*\" >>\"$FAKE/calls\"; mkdir -p \"$FAKE/root/var/lib/systemd/linger\"; : "
                + ">\"$FAKE/root/var/lib/systemd/linger/$2\"");
        host.Command("runuser", """
            while [ "$1" != -- ]; do shift; done
            shift
            while :; do case "$1" in env | *=*) shift ;; *) break ;; esac; done
            [ "$1 $2" = "systemctl --user" ] || exec "$@"
            shift 2
            echo "user $*" >>"$FAKE/calls"
            case "$1" in
            is-active) cat "$FAKE/state" 2>/dev/null || echo inactive ;;
            show) echo "InvocationID=$(cat "$FAKE/starts" 2>/dev/null)" ;;
            stop) echo inactive >"$FAKE/state" ;;
            restart)
              [ -e "$FAKE/root/home/pi/.config/systemd/user/k3s-rootless.service" ] || exit 5
              echo "$(($(cat "$FAKE/starts" 2>/dev/null || echo 0) + 1))" >"$FAKE/starts"
              cp "$FAKE/root/usr/local/bin/k3s" "$FAKE/running"
              echo active >"$FAKE/state"
              mkdir -p "$FAKE/root/home/pi/.rancher/k3s/server/db" "$FAKE/root/home/pi/.kube"
              echo 'client-key-data: of-pi' >"$FAKE/root/home/pi/.kube/k3s.yaml"
              ;;
            esac
            """);
        host.Command("systemctl", $"""
            echo "systemctl $*" >>"$FAKE/calls"
            [ "$1" != restart ] || [ -e "$FAKE/delegates-nothing" ] || echo 'cpu cpuset io memory pids' >"$FAKE/{Cgroups}"
            """);
        return host;
    }
}
