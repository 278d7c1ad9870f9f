using System.Text.RegularExpressions;

namespace K3sPulumi.Tests.Docs;

/// <summary>Links between pages lead somewhere, and every page can be reached.</summary>
public sealed partial class LinkTests
{
    private static IEnumerable<string> Pages => Directory.GetFiles(CodeTests.Top(), "*.md")
        .Concat(Directory.GetFiles(Path.Combine(CodeTests.Top(), "docs"), "*.md"))
        .Concat(Directory.GetFiles(Path.Combine(CodeTests.Top(), "examples"), "*.md", SearchOption.AllDirectories)
            .Where(file => !Built().IsMatch(file)));

    [Fact]
    public void EveryLinkLeadsToAFileAndAHeading() =>
        Assert.Empty(Pages.SelectMany(page => Links(page).Where(link => !Leads(page, link))
            .Select(link => $"{Path.GetRelativePath(CodeTests.Top(), page)}: {link}")));

    [Fact]
    public void EveryPageIsInTheContentsOfTheSite()
    {
        var contents = File.ReadAllText(Path.Combine(CodeTests.Top(), "docs", "toc.yml"));

        Assert.All(Directory.GetFiles(Path.Combine(CodeTests.Top(), "docs"), "*.md").Select(Path.GetFileName),
            page => Assert.Contains($"href: {page}\n", contents, StringComparison.Ordinal));
    }

    private static bool Leads(string page, string link)
    {
        var parts = link.Split('#');
        var target = parts[0].Length == 0 ? page : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(page)!, parts[0]));
        return (File.Exists(target) || Directory.Exists(target)) && (parts.Length == 1 || Headings(target).Contains(parts[1]));
    }

    /// <summary>As GitHub makes them of headings.</summary>
    private static IEnumerable<string> Headings(string page) => Heading().Matches(File.ReadAllText(page))
        .Select(heading => Dropped().Replace(heading.Groups[1].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    private static IEnumerable<string> Links(string page) => Link()
        .Matches(Fence().Replace(File.ReadAllText(page), "")).Select(link => link.Groups[1].Value)
        .Where(link => !link.Contains("://", StringComparison.Ordinal));

    [GeneratedRegex("/(bin|obj|node_modules)/")]
    private static partial Regex Built();

    [GeneratedRegex("^```.*?^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("^#+ (.*)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex Dropped();
}
