using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace K3sPulumi.Core.Tests;

public sealed partial class CoreReadmeTests
{
    [Fact]
    public void EveryFileAndTypeInTheReadmeExists()
    {
        var top = Top();
        var text = File.ReadAllText(Path.Combine(top, "src", "K3sPulumi.Core", "README.md"));
        var files = new[] { "src", "tests" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(top, folder), "*", SearchOption.AllDirectories))
            .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".sh", StringComparison.Ordinal))
            .Select(file => Path.GetFileName(file)).ToHashSet(StringComparer.Ordinal);
        var named = Names().Matches(text).Select(match => match.Groups[1].Value).Distinct().ToList();

        Assert.NotEmpty(named);
        Assert.All(named, name => Assert.Contains(name.Contains('.') ? name : $"{name}.cs", files));
    }

    /// <summary>Files, and types, which have the name of their file.</summary>
    [GeneratedRegex(@"`([A-Z]\w+|\w+\.(?:cs|sh))`")]
    private static partial Regex Names();

    private static string Top([CallerFilePath] string caller = "")
    {
        var folder = Path.GetDirectoryName(caller)!;
        while (!File.Exists(Path.Combine(folder, "K3sPulumi.sln")))
            folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
