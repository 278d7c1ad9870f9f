using K3sPulumi.Core.Drift;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Tests.Hosts;

namespace K3sPulumi.Core.Tests.Drift;

/// <summary>What is found on a host that others have changed, and that a repair leaves nothing of it.</summary>
public sealed class DriftScriptTests
{
    private const string Config = "root/etc/rancher/k3s/config.yaml", Unit = "root/etc/systemd/system/k3s.service";

    private const string Kubectl = "k3s kubectl --request-timeout=10s";

    private static readonly HostNode Server = HostSamples.Server with { Labels = ["disk=ssd"], Taints = ["edge=yes:NoSchedule"] };

    [Theory]
    [MemberData(nameof(StandInHost.Shells), MemberType = typeof(StandInHost))]
    public void AHostThatIsWhatWasAskedHasNoFindingsAndIsNotChanged(string shell)
    {
        using var host = Installed(shell);
        var before = Snapshot(host);

        Assert.Empty(Findings(host));

        Assert.Equal(before, Snapshot(host));
    }

    public static TheoryData<string, string> Changes => new()
    {
        { "stopped", "The service k3s is not running (inactive)." },
        { "disabled", "The service k3s does not start with the host (it is not enabled)." },
        { "file", "/etc/rancher/k3s/config.yaml was changed." },
        { "mode", "/etc/rancher/k3s/config.yaml has mode 0644 instead of 0600." },
        { "missing", "/etc/rancher/k3s/config.yaml is missing." },
        { "binary", "K3s v1.36.0+k3s1 is installed instead of v1.36.1+k3s1." },
        { "unit", "The unit of k3s has arguments that are not from the stack: --disable --token." },
        { "not ready", "The node is not Ready (its condition is False)." },
        { "label", "The node does not have the label disk=ssd." },
        { "taint", "The node does not have the taint edge=yes:NoSchedule." },
        { "older node", "K3s v1.36.0+k3s1 is running instead of v1.36.1+k3s1." },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void EachChangeIsOneFindingAndARepairEndsIt(string change, string finding)
    {
        using var host = Installed();
        Change(host, change);

        var findings = Findings(host);

        Assert.Equal([finding], findings.Select(found => found.Text));
        var repaired = Server with { Repair = DriftRecord.None.Next(findings) };
        host.Remove("calls");
        host.Create(NodeScript.For(repaired)).Succeeded().Says("repair 1 of this node");
        Assert.Equal(change == "disabled" ? 1 : 0, host.Calls("systemctl enable "));
        Assert.Equal(1, host.Calls($"{Kubectl} label node alpha disk=ssd --overwrite"));
        Assert.Equal(1, host.Calls($"{Kubectl} taint node alpha edge=yes:NoSchedule --overwrite"));
        host.Put("node", Node());
        Assert.Empty(Findings(host));
        host.Remove("calls");
        host.Create(NodeScript.For(repaired)).Succeeded().DoesNotSay("repair");
        Assert.Equal(0, host.Calls("systemctl restart") + host.Calls($"{Kubectl} label"));
    }

    [Fact]
    public void ANodeThatWasStoppedOnRequestIsNoDriftAndStartsWithoutARepair()
    {
        using var host = Installed();
        Change(host, "stopped");
        Change(host, "disabled");
        host.Put("root/var/lib/k3spulumi/stopped", "yes\n");

        Assert.Empty(Findings(host));
    }

    [Fact]
    public void FilesOfOthersNextToItAreLeftToTheUser()
    {
        using var host = Installed();
        host.Put("root/etc/rancher/k3s/config.yaml.d/99-extra.yaml", "debug: true\n");
        host.Put("root/etc/systemd/system/k3s.service.d/limits.conf", "[Service]\n");

        var findings = Findings(host);

        Assert.Equal([DriftRemedy.User, DriftRemedy.User], findings.Select(found => found.Remedy));
        Assert.StartsWith("K3s also reads /etc/rancher/k3s/config.yaml.d/99-extra.yaml,", findings[0].Text,
            StringComparison.Ordinal);
        Assert.StartsWith("/etc/systemd/system/k3s.service.d/limits.conf changes the service", findings[1].Text,
            StringComparison.Ordinal);
        Assert.False(DriftRecord.None.Next(findings).IsRepair);
    }

    [Fact]
    public void AnUpdateThatChangesTheNodeIsNotDrift()
    {
        using var host = Installed();
        var newer = Server with { Version = HostSamples.Parse("v1.37.1+k3s1"), ConfigYaml = new("token: other\n") };

        Assert.Empty(Findings(host, newer, isChanging: true));
        Assert.Equal(["The host has the settings of an earlier update, as after restoring a backup."],
            Findings(host, newer, isChanging: false).Select(found => found.Text));
    }

    [Fact]
    public void AHostWithoutK3sIsDriftUnlessItIsAnotherHost()
    {
        using var host = new StandInHost().Serving();

        Assert.Equal(["K3s is not installed on this host."], Findings(host).Select(found => found.Text));
        Assert.Empty(Findings(host, isChanging: true));
    }

    [Fact]
    public void ARepairThatIsCutOffIsTakenUpAgain()
    {
        using var host = Installed();
        Change(host, "disabled");
        var repaired = Server with { Repair = DriftRecord.None.Next(Findings(host)) };
        host.Put("never-starts", "");
        Change(host, "stopped");
        host.Create(NodeScript.For(repaired)).Failed();
        Assert.Equal("disabled\n", host.Get("enabled"));
        host.Remove("never-starts");

        host.Create(NodeScript.For(repaired)).Succeeded();

        Assert.Equal("enabled\n", host.Get("enabled"));
    }

    [Fact]
    public void NothingOfTheTokenIsInTheFindings()
    {
        using var host = Installed();
        host.Put(Unit, UnitWith($"--token={HostSamples.Token}"));

        Assert.DoesNotContain(Findings(host), found => found.Text.Contains(HostSamples.Token, StringComparison.Ordinal));
        host.Run(DriftScript.For(Server).Create!, DriftScript.For(Server).Stdin.Value).DoesNotSay(HostSamples.Token);
    }

    private static void Change(StandInHost host, string change)
    {
        Action act = change switch
        {
            "stopped" => () => host.Put("state", "inactive\n"),
            "disabled" => () => host.Put("enabled", "disabled\n"),
            "file" => () => host.Put(Config, "token: other\n"),
            "mode" => () => File.SetUnixFileMode(host.At(Config), (UnixFileMode)0b110_100_100),
            "missing" => () => host.Remove(Config),
            "binary" => () => host.Put("root/usr/local/bin/k3s",
                host.Get("root/usr/local/bin/k3s").Replace("v1.36.1", "v1.36.0", StringComparison.Ordinal)),
            "unit" => () => host.Put(Unit, UnitWith("--token=s3cr3t")),
            "not ready" => () => host.Put("node", Node().Replace("\"True\"", "\"False\"", StringComparison.Ordinal)),
            "label" => () => host.Put("node", Node().Replace("\"ssd\"", "\"hdd\"", StringComparison.Ordinal)),
            "taint" => () => host.Put("node", Node().Replace("\"edge\"", "\"other\"", StringComparison.Ordinal)),
            "older node" => () => host.Put("node", Node().Replace("v1.36.1", "v1.36.0", StringComparison.Ordinal)),
            _ => throw new ArgumentOutOfRangeException(nameof(change)),
        };
        act();
    }

    private static StandInHost Installed(string? shell = null)
    {
        var host = new StandInHost(shell).Serving();
        host.Create(NodeScript.For(Server)).Succeeded();
        host.Put("node", Node());
        return host;
    }

    /// <summary>As K3s's installer writes it.</summary>
    private static string UnitWith(string argument) =>
        $"ExecStart=/usr/local/bin/k3s \\\n    server \\\n\t'{argument}' \\\n\t'--disable' \\\n\t'traefik' \\\n\n";

    private static string Node() =>
        $$"""
        {
          "metadata": { "labels": { "disk": "ssd", "kubernetes.io/os": "linux" } },
          "spec": { "taints": [ { "key": "edge", "value": "yes", "effect": "NoSchedule" } ] },
          "status": { "conditions": [ { "type": "Ready", "status": "True" } ],
            "nodeInfo": { "kubeletVersion": "{{HostSamples.Version}}" } }
        }
        """;

    private static IReadOnlyList<DriftFinding> Findings(StandInHost host, HostNode? node = null, bool? isChanging = null)
    {
        var script = DriftScript.For(node ?? Server);
        var ran = host.Run(script.Create!, script.Stdin.Value).Succeeded();
        return NodeDrift.Findings(node ?? Server, NodeFacts.From(ran.Output)!, isChanging, DateTimeOffset.UnixEpoch);
    }

    private static string Snapshot(StandInHost host) => string.Join('\n', Directory
        .EnumerateFileSystemEntries(host.At("root"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        .Select(path => $"{path} {File.GetLastWriteTimeUtc(path):O}"));
}
