using System.IO.Enumeration;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace K3sPulumi.Tests.Docs;

/// <summary>Links between pages lead somewhere, and every page can be reached.</summary>
public sealed partial class LinkTests
{
    private static IEnumerable<string> Pages => Directory.GetFiles(CodeTests.Top(), "*.md")
        .Concat(Directory.GetFiles(Path.Combine(CodeTests.Top(), "docs"), "*.md"))
        .Concat(Directory.GetFiles(Path.Combine(CodeTests.Top(), "examples"), "*.md", SearchOption.AllDirectories)
            .Where(file => !Built().IsMatch(file)))
        .Concat(Directory.GetFiles(
            Path.Combine(CodeTests.Top(), "src/K3sPulumi.Core"), "README.md", SearchOption.AllDirectories));

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

    [Fact]
    public void EveryLinkedFileIsInTheSite()
    {
        var build = JsonNode.Parse(File.ReadAllText(Path.Combine(CodeTests.Top(), "docs/docfx.json")))!["build"]!;
        string[] patterns = [.. new[] { "content", "resource" }.SelectMany(part => build[part]!.AsArray())
            .SelectMany(files => files!["files"]!.AsArray()).Select(file => file!.GetValue<string>().Replace("**/", "*"))];

        Assert.Empty(Pages.SelectMany(page => Links(page).Select(link => Target(page, link)).Where(File.Exists)
            .Select(target => Path.GetRelativePath(CodeTests.Top(), target))
            .Where(target => !patterns.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, target, ignoreCase: false)))
            .Select(target => $"{Path.GetRelativePath(CodeTests.Top(), page)}: {target}")));
    }

    private static bool Leads(string page, string link)
    {
        var parts = link.Split('#');
        var target = Target(page, link);
        return (File.Exists(target) || Directory.Exists(target)) && (parts.Length == 1 || Headings(target).Contains(parts[1]));
    }

    private static string Target(string page, string link) => link.StartsWith('#') ? page
        : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(page)!, link.Split('#')[0]));

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
