using K3sPulumi.Core.Tests;
using K3sPulumi.LocalEngine.Display;
using K3sPulumi.LocalEngine.State;
using K3sPulumi.Tests.Remedies;
using K3sPulumi.Tool;
using Pulumi;

namespace K3sPulumi.Tests.PullRequests;

/// <summary>What a reviewer reads of the previews of this library's own clusters.</summary>
public sealed class SummaryTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("upgrade")]
    [InlineData("label-in-docker")]
    [InlineData("new-agent")]
    [InlineData("fewer-agents")]
    [InlineData("first")]
    public async Task AChangeIsSummarized(string change)
    {
        var before = change == "first" ? null : (await Programs.UpAsync(Programs.Stack(Before(change)))).Snapshot;
        var preview = Preview.Parse(await JsonAsync(After(change), before));

        var summary = Summary.Of(preview, Now);

        Golden.Matches($"pull-request-{change}.md", MarkdownText.Of(summary, "prod", "prod"));
        Golden.Matches($"pull-request-{change}.txt", PlainText.Of(summary, "prod"));
    }

    [Fact]
    public void TheDocumentationShowsTheSummaryOfAnUpgrade()
    {
        var root = Messages.Top();
        var golden = Path.Combine(root, "tests", "K3sPulumi.Tests", "Goldens", "pull-request-upgrade.md");
        var shown = File.ReadAllLines(Path.Combine(root, "docs", "pull-requests.md"))
            .Where(line => line.StartsWith('>')).Select(line => line.Length > 2 ? line[2..] : "").ToList();

        Assert.Equal(File.ReadAllLines(golden).Skip(2).Take(shown.Count), shown);
        Assert.Equal(15, shown.Count);
    }

    [Fact]
    public async Task NoChangeIsOneLine()
    {
        var before = (await Programs.UpAsync(Programs.Stack(() => Programs.Ssh()))).Snapshot;

        var summary = Summary.Of(Preview.Parse(await JsonAsync(() => Programs.Ssh(), before)), Now);

        Assert.Equal("<!-- k3spulumi prod -->\n### prod\n\nNo changes.\n", MarkdownText.Of(summary, "prod", "prod"));
    }

    [Fact]
    public async Task ARejectedRequestShowsItsProblemsAndNothingElse()
    {
        var args = Programs.Ssh();
        args.Version = "latest";
        args.Agents[0].Ssh!.Address = "";

        var text = MarkdownText.Of(Summary.Of(Preview.Parse(await JsonAsync(() => args, null)), Now), "prod", "prod");

        Assert.Contains("**The preview failed: nothing can be applied.**", text, StringComparison.Ordinal);
        Assert.Contains("K3sCluster \"dev\" has 2 problems:", text, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("exit code", text, StringComparison.Ordinal);
        Assert.Equal(2, text.Split("```").Length - 1);
    }

    [Fact]
    public async Task AHundredNodesFitInAComment()
    {
        var before = (await Programs.UpAsync(Programs.Stack(() => Large()))).Snapshot;
        var args = Large();
        args.Version = "v1.36.2+k3s1";

        var text = MarkdownText.Of(Summary.Of(Preview.Parse(await JsonAsync(() => args, before)), Now), "prod", "prod");

        Assert.InRange(text.Length, 1_000, MarkdownText.Limit);
        Assert.Contains("103 upgraded.", text, StringComparison.Ordinal);
        Assert.Contains("~ 100 agents<br/>agent", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NothingSecretIsInASummary()
    {
        var args = Programs.Ssh();
        args.Token = Output.CreateSecret("token-that-nobody-may-read");
        var before = (await Programs.UpAsync(Programs.Stack(() => args))).Snapshot;
        var other = Programs.Ssh();
        other.Token = Output.CreateSecret("token-that-nobody-may-read");
        other.Agents[0].Ssh!.Password = Output.CreateSecret("another-password");

        var json = await JsonAsync(() => other, before);
        var text = MarkdownText.Of(Summary.Of(Preview.Parse(json), Now), "prod", "prod");

        foreach (var secret in new[] { "nobody-may-read", "another-password", "pass-of-" })
        {
            Assert.DoesNotContain(secret, json, StringComparison.Ordinal);
            Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
        }
    }

    private static K3sClusterArgs Large()
    {
        var args = Programs.Ssh(3, 0);
        args.Agents = [.. Enumerable.Range(1, 100).Select(number => new NodeArgs
        {
            NodeName = $"a{number}",
            Ssh = Programs.Host($"10.0.1.{number}"),
        })];
        return args;
    }

    private static async Task<string> JsonAsync(Func<K3sClusterArgs> args, Snapshot? before) =>
        PreviewJson.Of(await Programs.PreviewAsync(Programs.Stack(args), before), sames: true);

    private static Func<K3sClusterArgs> Before(string change) => change switch
    {
        "label-in-docker" => () => Programs.Docker(),
        "fewer-agents" => () => Programs.Ssh(3, 3),
        _ => () => Programs.Ssh(3, 2),
    };

    private static Func<K3sClusterArgs> After(string change) => () =>
    {
        var args = change switch
        {
            "label-in-docker" => Programs.Docker(),
            "new-agent" => Programs.Ssh(3, 3),
            _ => Programs.Ssh(3, 2),
        };
        if (change == "upgrade")
            args.Version = "v1.36.2+k3s1";
        if (change is "upgrade" or "label-in-docker")
            args.Agents[0].NodeLabels = new Dictionary<string, string> { ["disk"] = "ssd" };
        return args;
    };
}
