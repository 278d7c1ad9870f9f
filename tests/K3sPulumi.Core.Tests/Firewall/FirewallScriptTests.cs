using System.Diagnostics;
using System.Runtime.CompilerServices;
using K3sPulumi.Core.Firewall;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Scripts;

namespace K3sPulumi.Core.Tests.Firewall;

public sealed class FirewallScriptTests : IDisposable
{
    private static readonly FirewallRules Rules =
        FirewallRules.For(new(NodeRole.Server) { EmbeddedEtcd = true, Nodes = ["10.0.0.0/24"] });

    private readonly string _folder = Directory.CreateTempSubdirectory("firewall").FullName;

    public FirewallScriptTests()
    {
        Directory.CreateDirectory(At("bin"));
        foreach (var file in Directory.GetFiles(Path.Combine(Beside(), "StandIns")))
            Child.Copy(file, At($"bin/{Path.GetFileName(file)}"));
    }

    public static TheoryData<string> Shells => [.. HostShells.Here.Select(shell => string.Join(' ', shell))];

    [Theory]
    [MemberData(nameof(Shells))]
    public void UfwGetsTheRulesOnceAndGivesThemBack(string shell)
    {
        Put("ufw-active");
        Assert.Equal(6, Run(shell, "configure", Rules).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal(FirewallCommands.Ufw(Rules).Select(rule => $"ufw {rule}"), Lines("ufw-rules"));

        Assert.Equal("", Run(shell, "configure", Rules));
        Run(shell, "leave", Rules);
        Assert.Empty(Lines("ufw-rules"));
        Assert.Empty(Lines("firewalld-rules"));
    }

    [Theory]
    [MemberData(nameof(Shells))]
    public void FirewalldGetsTheRulesOnceAndGivesThemBack(string shell)
    {
        Put("firewalld-active");
        Run(shell, "configure", Rules);
        Assert.Equal(FirewallCommands.Firewalld(Rules)
            .Select(rule => $"--permanent {rule.Replace("'", "", StringComparison.Ordinal)}"), Lines("firewalld-rules"));
        Assert.Single(Lines("calls"), call => call == "firewall-cmd --reload");

        Assert.Equal("", Run(shell, "configure", Rules));
        Assert.Single(Lines("calls"), call => call == "firewall-cmd --reload");
        Run(shell, "leave", Rules);
        Assert.Empty(Lines("firewalld-rules"));
    }

    [Fact]
    public void RulesThatWereThereBeforeStay()
    {
        Put("ufw-active");
        File.WriteAllText(At("ufw-rules"), "ufw allow 22/tcp\nufw allow 6443/tcp\n");

        Run("/bin/sh", "configure", Rules);
        Run("/bin/sh", "leave", Rules);

        Assert.Equal(["ufw allow 22/tcp", "ufw allow 6443/tcp"], Lines("ufw-rules"));
    }

    [Fact]
    public void RulesThatAreWantedNoMoreGo()
    {
        Put("ufw-active");
        Run("/bin/sh", "configure", Rules);
        var fewer = Rules with { Trusted = ["10.100.0.0/16"] };

        Assert.Equal("closing the firewall: ufw allow from 10.42.0.0/16\nclosing the firewall: ufw allow from 10.43.0.0/16\n"
            + "opening the firewall: ufw allow from 10.100.0.0/16\n", Run("/bin/sh", "configure", fewer));
        Assert.Equal(FirewallCommands.Ufw(fewer).Select(rule => $"ufw {rule}"), Lines("ufw-rules"));
    }

    [Fact]
    public void WithoutAnActiveFirewallNothingHappens()
    {
        Assert.Equal("", Run("/bin/sh", "configure", Rules));
        Assert.Empty(Lines("ufw-rules"));
    }

    [Fact]
    public void DisablingSwitchesBothOff()
    {
        Put("ufw-active");
        Put("firewalld-active");

        Assert.Equal("disabling firewalld\ndisabling ufw\n", Run("/bin/sh", "disable", Rules));
        Assert.Equal("", Run("/bin/sh", "disable", Rules));
    }

    [Fact]
    public void AFailureNamesTheRule()
    {
        Put("ufw-active");
        Put("broken");

        Assert.Contains("cannot open the firewall (ufw allow 6443/tcp):", Run("/bin/sh", "configure", Rules, exitCode: 1),
            StringComparison.Ordinal);
    }

    public void Dispose() => Child.Delete(_folder);

    private string Run(string shell, string mode, FirewallRules rules, int exitCode = 0)
    {
        var script = new ScriptInput().Set("FIREWALL", mode)
            .Set("FIREWALLD", string.Join('\n', FirewallCommands.Firewalld(rules)))
            .Set("UFW", string.Join('\n', FirewallCommands.Ufw(rules)))
            .With(ScriptText.Of("lib/run", "lib/log", "node/firewall") + "set -eu\nbegin_work\nset_firewall\n");
        var words = shell.Split(' ');
        var start = new ProcessStartInfo(words[0], [.. words[1..], "-s"]);
        start.Environment["PATH"] = $"{At("bin")}:{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment["FAKE"] = _folder;
        start.Environment["K3SPULUMI_ROOT"] = At("root");
        var (code, output, errors) = Child.Run(start, script);
        Assert.True(exitCode == code, output + errors);
        return output + errors;
    }

    private void Put(string name) => File.WriteAllText(At(name), "");

    private string[] Lines(string name) => File.Exists(At(name)) ? File.ReadAllLines(At(name)) : [];

    private string At(string path) => Path.Combine(_folder, path);

    private static string Beside([CallerFilePath] string caller = "") => Path.GetDirectoryName(caller)!;
}
