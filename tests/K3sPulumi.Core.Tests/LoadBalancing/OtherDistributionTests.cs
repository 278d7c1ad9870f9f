using K3sPulumi.Core.LoadBalancing;
using K3sPulumi.Core.Tests.Datastores;

namespace K3sPulumi.Core.Tests.LoadBalancing;

/// <summary>HAProxy and keepalived on Red Hat and SUSE.</summary>
public sealed class OtherDistributionTests
{
    internal const string RedHat = "ID=\"rhel\"\nID_LIKE=\"fedora\"\nVERSION_ID=\"10.0\"\n";
    private const string Suse = "ID=\"sles\"\nID_LIKE=\"suse\"\nVERSION_ID=\"15.7\"\n";

    [Theory]
    [InlineData("/bin/dash", RedHat, "dnf -q -y install", "/usr/libexec/keepalived")]
    [InlineData("/bin/bash", Suse, "zypper --quiet --non-interactive install", "/usr/local/sbin")]
    public void HaproxyAndKeepalived(string shell, string release, string install, string scripts)
    {
        using var host = Host(shell, release);
        using var socket = host.Socket("root/run/haproxy/k3s.sock");
        var script = LoadBalancerScript.For(new(new([new("alpha", "10.0.0.11"), new("bravo", "10.0.0.12")]))
        {
            FloatingAddress = new("10.0.0.10", new("hunter22")) { Peers = ["10.0.0.8", "10.0.0.9"], Interface = "eth0" },
        });

        host.Apply(script).Succeeded().Says("2 of 2 servers in the pool are healthy").DoesNotSay("hunter22");

        Assert.Contains($"{install} haproxy\n{install} keepalived\n", host.Calls, StringComparison.Ordinal);
        var program = $"{scripts}/k3spulumi-loadbalancer-check";
        Assert.Contains($"script \"{program}\"", host.Files.Get("root/etc/keepalived/keepalived.conf"), StringComparison.Ordinal);
        Assert.True(host.Files.Has($"root{program}"));
        Assert.Equal(release == RedHat ? 1 : 0, host.Files.Calls("setsebool -P haproxy_connect_any 1"));

        host.Remove(script).Succeeded();
        Assert.False(host.Files.Has($"root{program}") || host.Files.Has("root/etc/keepalived/keepalived.conf"));
    }

    [Fact]
    public void WhereNoDnsAnswersThatIsGivenAsTheReason()
    {
        using var host = Host("/bin/dash", RedHat);
        using var socket = host.Socket("root/run/haproxy/k3s.sock");
        host.Files.Command("haproxy",
            "[ \"$1\" = -v ] || exit 124\necho 'HAProxy version 2.8.14-c23fe91 2025/01/29 - https://haproxy.org/'");

        host.Apply(LoadBalancerScript.For(new(new([new("alpha", "alpha.example.com")]))))
            .Failed().Says("it resolves the servers' names, and no DNS server answers").DoesNotSay("see the lines above");

        Assert.False(host.Files.Has("root/etc/haproxy/haproxy.cfg"));
    }

    internal static ServiceHost Host(string shell, string release)
    {
        var host = new ServiceHost(shell, release, "haproxy /usr/sbin/haproxy unit:haproxy folder:/etc/haproxy",
            $"keepalived /usr/sbin/keepalived unit:keepalived "
                + $"folder:/etc/keepalived{(release == RedHat ? " folder:/usr/libexec/keepalived" : "")}");
        host.Files.Put("sys/class/net/eth0/address", "");
        host.Files.Command("haproxy",
            "[ \"$1\" != -v ] || echo 'HAProxy version 2.8.14-c23fe91 2025/01/29 - https://haproxy.org/'");
        host.Files.Command("keepalived", ":");
        if (release == RedHat)
        {
            host.Files.Command("getsebool", "echo 'haproxy_connect_any --> off'");
            host.Files.Command("setsebool", "echo \"setsebool $*\" >>\"$FAKE/calls\"");
        }

        host.Files.Command("socat", """
            case "$(cat)" in
            'show info') echo "Pid: $(grep -c 'systemctl re' "$FAKE/calls")" ;;
            *) awk '$1 == "backend" { backend = $2 } $1 == "server" { split($3, at, ":"); print 1, backend, 1, $2, at[1], 2, "0 1 1 0 6 3 3 6 0 0 0 -", at[2], "- 0 0" }' "$FAKE/root/etc/haproxy/haproxy.cfg" ;;
            esac
            """);
        return host;
    }
}
