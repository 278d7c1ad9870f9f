using K3sPulumi.Core.Hosts;

namespace K3sPulumi.Core.Tests.Hosts;

/// <summary>Alpine and similar distributions.</summary>
public sealed class OpenRcTests
{
    [Theory]
    [MemberData(nameof(StandInHost.Shells), MemberType = typeof(StandInHost))]
    public void OpenRcHostsBecomeNodesAndStopBeingOnes(string shell)
    {
        using var host = OpenRc(shell);

        host.Create(NodeScript.For(HostSamples.Server)).Succeeded();
        host.Create(NodeScript.For(HostSamples.Labeled(HostSamples.Server, "disk=ssd"))).Succeeded();
        host.Create(NodeScript.For(HostSamples.Labeled(HostSamples.Server, "disk=ssd"))).Says("nothing to change");
        Assert.Equal((2, 0), (host.Calls("rc-service k3s restart"), host.Calls("systemctl")));

        host.Delete(NodeScript.For(HostSamples.Server)).Succeeded();
        Assert.Equal(1, host.Calls("rc-update delete k3s"));
        Assert.False(host.Has("root/etc/init.d/k3s"));
    }

    [Theory]
    [MemberData(nameof(StandInHost.Shells), MemberType = typeof(StandInHost))]
    public void AProxyIsWhereTheServicesScriptReadsIt(string shell)
    {
        using var host = OpenRc(shell);
        host.Put("root/etc/conf.d/k3s", "export GODEBUG=netdns=go\n");
        var node = HostSamples.Server with { ServiceEnvironment = new("HTTPS_PROXY='http://proxy:3128'\n") };

        host.Create(NodeScript.For(node)).Succeeded();
        Assert.Equal("HTTPS_PROXY='http://proxy:3128'\n", host.Get("root/etc/rancher/k3s/k3s.env"));
        Assert.False(host.Has("root/etc/systemd"));
        host.Create(NodeScript.For(node)).Succeeded().Says("nothing to change");

        host.Create(NodeScript.For(HostSamples.Server)).Succeeded();
        Assert.False(host.Has("root/etc/rancher/k3s/k3s.env"));
        Assert.Equal(2, host.Calls("rc-service k3s restart"));
        Assert.Equal("export GODEBUG=netdns=go\n", host.Get("root/etc/conf.d/k3s"));
    }

    [Fact]
    public void TheReasonIsFoundInTheLogFileAfterWhatWasThereBefore()
    {
        using var host = OpenRc(HostShells.Default);
        host.Put("state", "never");
        host.Put("root/var/log/k3s.log", "token CA hash does not match: of an earlier start\n");
        host.Put("says", "Failed to ping database connection\n");

        var ran = host.Create(NodeScript.For(HostSamples.Server)).Failed();

        ran.Says("reason: the datastore cannot be reached");
        ran.DoesNotSay("CA hash");
    }

    /// <summary>The daemon must not inherit the lock: the stand-in's daemon would hold it forever.</summary>
    internal static StandInHost OpenRc(string shell)
    {
        var host = new StandInHost(shell).Serving();
        host.Command("../root/sbin/openrc-run", ":");
        host.Put("www/installer.test/install.sh", """
            #!/bin/sh
            # INSTALL_K3S_SKIP_DOWNLOAD
            ROOT="${INSTALL_K3S_BIN_DIR%/usr/local/bin}"
            mkdir -p "$ROOT/etc/init.d" "$ROOT/var/log"
            echo "#!/sbin/openrc-run" >"$ROOT/etc/init.d/k3s"
            : >"$ROOT/etc/rancher/k3s/k3s.env"
            """.Replace("mkdir", "/bin/mkdir", StringComparison.Ordinal));
        host.Command("reboot", "echo reboot >>\"$FAKE/calls\"");
        host.Command("rc-update", "echo \"rc-update $*\" >>\"$FAKE/calls\"");
        host.Command("rc-service", """
            echo "rc-service $*" >>"$FAKE/calls"
            case "$2" in
            status) [ "$(cat "$FAKE/state")" = active ] ;;
            stop) echo inactive >"$FAKE/state" ;;
            restart)
              [ "$(cat "$FAKE/state" 2>/dev/null)" = never ] || echo active >"$FAKE/state"
              cat "$FAKE/says" >>"$FAKE/root/var/log/k3s.log" 2>/dev/null
              echo "$(($(cat "$FAKE/root/run/k3s.pid" 2>/dev/null || echo 0) + 1))" >"$FAKE/root/run/k3s.pid"
              cp "$FAKE/root/usr/local/bin/k3s" "$FAKE/running"
              sh "$FAKE/bin/api-comes-up"
              sleep 20 >/dev/null 2>&1 &
              ;;
            esac
            """);
        return host;
    }
}
