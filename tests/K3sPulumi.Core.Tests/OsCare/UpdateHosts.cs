using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Tests.Hosts;

namespace K3sPulumi.Core.Tests.OsCare;

/// <summary>Hosts with stand-ins for package managers, which do what the test says.</summary>
internal static class UpdateHosts
{
    /// <summary>Asks for a reboot if the test says so, is locked once, or fails.</summary>
    private const string Apt = """
        echo "apt-get $*" >>"$FAKE/calls"
        . "$FAKE/step"
        if [ -e "$FAKE/locked" ]; then
          rm -f "$FAKE/locked"
          echo 'E: Could not get lock /var/lib/apt/lists/lock. It is held by process 7 (apt-get)'
          exit 100
        fi
        [ ! -e "$FAKE/update-fails" ] || { echo "E: The repository 'http://deb.example' is not signed."; exit 100; }
        case "$*" in *upgrade) ;; *) exit 0 ;; esac
        echo "$DEBIAN_FRONTEND $NEEDRESTART_MODE" >"$FAKE/environment"
        [ ! -e "$FAKE/asks" ] || { cp "$FAKE/asks" "$FAKE/root/run/reboot-required.pkgs"; : >"$FAKE/root/run/reboot-required"; }
        """;

    public static StandInHost Debian(string? shell = null)
    {
        var host = Of("ID=debian", shell);
        host.Command("apt-get", Apt);
        host.Command("dpkg", "echo \"dpkg $*\" >>\"$FAKE/calls\"");
        return host;
    }

    public static StandInHost Of(string release, string? shell = null)
    {
        var host = new StandInHost(shell);
        host.Put("root/etc/os-release", $"{release}\n");
        host.Put("proc/sys/kernel/random/boot_id", "boot-1\n");
        return host;
    }

    /// <summary>With K3s and two pods.</summary>
    public static StandInHost Running(HostNode node)
    {
        var host = Debian().Serving();
        host.Create(NodeScript.For(node with { Packages = null })).Succeeded();
        host.Remove("calls");
        host.Put("servers", "alpha Ready=True\n");
        host.Put("pods", "shop web-1 phase=Running mirror= deleted= owner=ReplicaSet\n");
        return host;
    }

    public static IEnumerable<string> Managers(StandInHost host) => host.Get("calls").Split('\n').Where(call =>
        new[] { "dpkg ", "apt-get ", "dnf ", "yum ", "zypper ", "apk ", "pacman ", "transactional-update ", "rpm-ostree " }
            .Any(name => call.StartsWith(name, StringComparison.Ordinal)));

    /// <summary>It is started in the background, so that the command can end.</summary>
    public static void AwaitReboot(StandInHost host) => Assert.True(
        SpinWait.SpinUntil(() => host.Calls("systemctl reboot") > 0, Patience.Of(20)), host.Get("calls"));

    public static void Reboot(StandInHost host)
    {
        host.Put("proc/sys/kernel/random/boot_id", "boot-2\n");
        host.Remove("root/run/reboot-required");
        host.Remove("root/run/reboot-required.pkgs");
        if (host.Has("root/etc/systemd/system/k3s.service"))
            host.Put("state", "active\n");
    }
}
