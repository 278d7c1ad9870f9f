using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Tests.Hosts;

namespace K3sPulumi.Core.Tests.Adoption;

/// <summary>A K3s that its installer put on Alpine or a similar distribution.</summary>
public sealed class AdoptionOpenRcTests
{
    private const string Script = "root/etc/init.d/k3s", State = "root/var/lib/k3spulumi";

    private static readonly HostNode Server = AdoptionSamples.Server;

    public static TheoryData<string, string> Ways()
    {
        var ways = new TheoryData<string, string>();
        foreach (var way in new[] { "environment", "conf.d", "config" })
            ways.Add(HostShells.Default, way);
        foreach (var shell in HostShells.Here.Select(shell => string.Join(' ', shell)))
            ways.Add(shell, "arguments");
        return ways;
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void ItKeepsRunningIfItsSettingsAreThoseOfTheStack(string shell, string way)
    {
        using var host = Foreign(way, shell);

        host.Create(PrepareScript.For(Server)).Succeeded();
        host.Create(NodeScript.For(Server)).Succeeded().Says("adopts K3s without a restart").Says("node host-1 is Ready");

        Assert.Equal((0, 0), (host.Calls("rc-service k3s restart"), host.Calls("systemctl")));
        Assert.Equal(Server.ConfigYaml.Value, host.Get(AdoptionSamples.Config));
        Assert.True(host.Has($"{State}/adopted/k3s"));
        Assert.Equal(way == "environment", host.Has($"{State}/adopted/k3s.env"));
        host.Create(NodeScript.For(Server)).Succeeded().Says("nothing to change");
        Assert.Equal(0, host.Calls("rc-service k3s restart"));
    }

    [Fact]
    public void OtherSettingsTakeOneRestart()
    {
        using var host = Foreign("arguments");

        host.Create(NodeScript.For(HostSamples.Labeled(Server, "disk=ssd"))).Succeeded().Says("adopts K3s with one restart");

        Assert.Equal(1, host.Calls("rc-service k3s restart"));
    }

    [Theory]
    [InlineData("--disable' \\\n\t'traefik", "K3s on this host has disable: traefik, which the stack would remove")]
    [InlineData("--node-label=a=\\\"b c\\\"", "K3s on this host has node-label: a=\"b c\", which the stack would remove")]
    [InlineData("--node-ip=$ADDRESS", "has parts that cannot be compared (an argument of the service)")]
    public void ContradictionsAreReportedBeforeAnythingChanges(string argument, string problem)
    {
        using var host = Foreign("arguments");
        host.Put(Script, host.Get(Script).Replace("'--tls-san'", $"'{argument}' \\\n\t'--tls-san'", StringComparison.Ordinal));
        var before = host.Get(Script);

        host.Create(NodeScript.For(Server)).Failed().Says(problem).DoesNotSay(HostSamples.Token);

        Assert.Equal(before, host.Get(Script));
        Assert.False(host.Has($"{State}/owner"));
    }

    /// <summary>As the installer writes it.</summary>
    private static StandInHost Foreign(string way, string? shell = null)
    {
        var host = OpenRcTests.OpenRc(shell ?? HostShells.Default);
        host.Create(NodeScript.For(HostSamples.Server)).Succeeded();
        foreach (var file in Directory.GetFiles(host.At(State))
            .Where(file => !file.Contains("scripts", StringComparison.Ordinal)))
            File.Delete(file);
        Directory.Delete(host.At($"{State}/staged"), recursive: true);
        host.Put("root/var/lib/rancher/k3s/server/db/etcd/member/wal/0.wal", "");
        host.Remove(AdoptionSamples.Config);
        host.Remove("root/etc/rancher/k3s/k3s.env");
        var arguments = "\t'--tls-san' \\\n\t'10.0.0.10' \\\n";
        if (way == "arguments")
            arguments = $"\t'--token' \\\n\t'{HostSamples.Token}' \\\n{arguments}";
        else if (way == "environment")
            host.Put("root/etc/rancher/k3s/k3s.env", $"K3S_TOKEN={HostSamples.Token}\nK3S_NODE_NAME=host-1\n");
        else if (way == "conf.d")
            host.Put("root/etc/conf.d/k3s", $"export K3S_TOKEN=\"{HostSamples.Token}\"\n");
        else
            host.Put(AdoptionSamples.Config, $"token: {HostSamples.Token}\n");
        host.Put(Script, $"""
            #!/sbin/openrc-run

            supervisor=supervise-daemon
            name=k3s
            command="{host.At("root/usr/local/bin/k3s")}"
            command_args="server \
            {arguments}    >>/var/log/k3s.log 2>&1"

            output_log=/var/log/k3s.log
            pidfile="/var/run/k3s.pid"

            """);
        host.Remove("calls");
        return host;
    }
}
