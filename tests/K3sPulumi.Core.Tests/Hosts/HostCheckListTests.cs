using System.Text.RegularExpressions;
using K3sPulumi.Core.Hosts;

namespace K3sPulumi.Core.Tests.Hosts;

/// <summary>Scripts and documentation list the same host checks.</summary>
public sealed partial class HostCheckListTests
{
    private static string All => string.Join(' ', HostCheck.All.Order(StringComparer.Ordinal));

    [Fact]
    public void EveryCheckOfTheScriptsCanBeSkippedByNameAndThereIsNoOther()
    {
        var names = Directory.GetFiles(Repository("src/K3sPulumi.Core/Scripts"), "*.sh", SearchOption.AllDirectories)
            .SelectMany(File.ReadLines)
            .SelectMany(line => Called().Matches(line)).Select(match => match.Groups["name"].Value);

        Assert.Equal(All, string.Join(' ', names.Distinct().Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void TheDocumentationNamesThemAll()
    {
        var text = File.ReadAllText(Repository("src/K3sPulumi/NodeArgs.cs"));
        var comment = text[text.IndexOf("Host checks to skip", StringComparison.Ordinal)..];
        var names = Word().Matches(comment[..comment.IndexOf("[Input(", StringComparison.Ordinal)])
            .Select(match => match.Groups["name"].Value);

        Assert.Equal(All, string.Join(' ', names.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void ASkippedSwapCheckSaysNothing()
    {
        using var host = new StandInHost().Serving();
        host.Put("proc/swaps", "Filename\n/swapfile file 1 0 -2\n");
        host.Command("iptables", "case \"$1\" in -S) echo '-P INPUT DROP' ;; *) echo 'iptables v1.8.4 (legacy)' ;; esac");
        string[] warnings = ["swap is enabled", "iptables rejects what no rule allows", "known bugs with Kubernetes"];

        var ran = host.Create(PrepareScript.For(HostSamples.Agent)).Succeeded();
        Assert.All(warnings, warning => ran.Says(warning));
        ran.Says("between nodes (10250/tcp,8472/udp)");

        ran = host.Create(PrepareScript.For(HostSamples.Agent with { SkippedChecks = ["swap", "iptables"] })).Succeeded();
        Assert.All(warnings, warning => ran.DoesNotSay(warning));
    }

    /// <summary>mawk and gawk have the power operator; on some systems busybox awk does not.</summary>
    [Fact]
    public void NoScriptCountsWithThePowerOperator() =>
        Assert.All(Directory.GetFiles(Repository("src/K3sPulumi.Core/Scripts"), "*.sh", SearchOption.AllDirectories), file =>
            Assert.DoesNotMatch(Power(), File.ReadAllText(file)));

    private static string Repository(string path, [System.Runtime.CompilerServices.CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(here, "../../../..", path));

    [GeneratedRegex(@"\bcheck (check|tell)_\w+ (?<name>[a-z]+)")]
    private static partial Regex Called();

    [GeneratedRegex("<c>(?<name>[a-z]+)</c>")]
    private static partial Regex Word();

    [GeneratedRegex(@"[\w)\]] *(\*\*|\^) *[\w(]")]
    private static partial Regex Power();
}
