using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using K3sPulumi.Core.Hosts;

namespace K3sPulumi.Core.Tests.Scripts;

/// <summary>The scripts' index lists every variable and where it is read.</summary>
public sealed partial class ScriptIndexTests
{
    private static string Folder { get; } = Repository("src/K3sPulumi.Core/Scripts");

    [Fact]
    public void TheIndexHasEveryVariableThatIsReadOrSetAndNoOther()
    {
        var set = Sources("src", "*.cs").SelectMany(file => Set().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups[1].Value);

        Assert.Equal(Sorted([.. set, .. Readers().Keys]), Sorted(Index().Keys));
        Assert.All(Distribution.K3s.Variables.Keys, name => Assert.Contains(name, Readers().Keys));
    }

    [Fact]
    public void TheIndexSaysWhereEachIsRead()
    {
        var readers = Readers();

        Assert.All(Index(), row => Assert.Equal(
            $"{row.Key}: {string.Join(", ", readers.GetValueOrDefault(row.Key, []))}",
            $"{row.Key}: {string.Join(", ", row.Value)}"));
    }

    private static string Sorted(IEnumerable<string> names) => string.Join('\n', names.Distinct().Order(StringComparer.Ordinal));

    /// <summary>Folders of the scripts that read a variable.</summary>
    private static Dictionary<string, IEnumerable<string>> Readers() => Sources("src/K3sPulumi.Core/Scripts", "*.sh")
        .SelectMany(file => Read().Matches(File.ReadAllText(file))
            .Select(match => (Name: match.Groups[1].Value.TrimEnd('_'), Folder: Path.GetFileName(Path.GetDirectoryName(file))!)))
        .GroupBy(read => read.Name)
        .ToDictionary(group => group.Key, group =>
            (IEnumerable<string>)[.. group.Select(read => read.Folder).Distinct().Order(StringComparer.Ordinal)]);

    private static Dictionary<string, IEnumerable<string>> Index() => File.ReadLines(Path.Combine(Folder, "variables.md"))
        .Select(line => Row().Match(line)).Where(match => match.Success)
        .ToDictionary(match =>
            match.Groups[1].Value, match =>
                (IEnumerable<string>)[.. match.Groups[2].Value.Split(", ").Where(folder => folder != "nowhere")
                    .Order(StringComparer.Ordinal)]);

    private static IEnumerable<string> Sources(string folder, string pattern) =>
        Directory.EnumerateFiles(Repository(folder), pattern, SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal)
                && !file.Contains("/bin/", StringComparison.Ordinal));

    private static string Repository(string path, [CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../..", path));

    [GeneratedRegex(@"\bK3P_([A-Z][A-Z0-9_]*)")]
    private static partial Regex Read();

    [GeneratedRegex(@"\bSet(?:Given)?\(""([A-Z][A-Z0-9_]*)""")]
    private static partial Regex Set();

    [GeneratedRegex(@"^\| `K3P_([A-Z0-9_]+)` \| [^|]+ \| ([^|]+) \|")]
    private static partial Regex Row();
}
