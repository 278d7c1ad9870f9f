using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace K3sPulumi.Core.Tests;

public sealed class ReadmeTests
{
    [Fact]
    public void EveryBlockOfCSharpInTheReadmeIsPartOfAnExample()
    {
        var blocks = Regex.Matches(File.ReadAllText(Path.Combine(Top(), "README.md")), "```csharp\n(.*?)```",
            RegexOptions.Singleline);
        var examples = Examples().Select(File.ReadAllText).Select(Outdented).ToList();

        Assert.NotEmpty(blocks);
        Assert.All(blocks, block =>
            Assert.Contains(examples, text => text.Contains(Outdented(block.Groups[1].Value), StringComparison.Ordinal)));
    }

    private static IEnumerable<string> Examples() =>
        Directory.EnumerateFiles(Path.Combine(Top(), "examples"), "*.cs", SearchOption.AllDirectories)
            .Where(file =>
                !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    /// <summary>Parts of a program are indented further there than in the README.</summary>
    private static string Outdented(string text) => string.Join('\n', text.Split('\n').Select(line => line.Trim()));

    private static string Top([CallerFilePath] string caller = "")
    {
        var folder = Path.GetDirectoryName(caller)!;
        while (!File.Exists(Path.Combine(folder, "K3sPulumi.sln")))
            folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
