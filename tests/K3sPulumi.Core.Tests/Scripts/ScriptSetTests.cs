using System.Text.RegularExpressions;
using K3sPulumi.Core.Scripts;

namespace K3sPulumi.Core.Tests.Scripts;

/// <summary>The scripts of a set fit together, whatever their data.</summary>
public sealed partial class ScriptSetTests
{
    public static TheoryData<string> Names => [.. Sets.Keys];

    private static IReadOnlyDictionary<string, IReadOnlyList<string>> Sets { get; } =
        ScriptSets.All.Concat(ScriptSets.Others).ToDictionary();

    [Theory]
    [MemberData(nameof(Names))]
    public void NoFunctionIsDefinedTwice(string set)
    {
        var definitions = Sets[set].SelectMany(part => Functions(Name(part))
            .Select(function => (Function: function, Part: part)));

        var twice = definitions.GroupBy(definition => definition.Function)
            .Where(group => group.Any(one => group.Any(other => one != other && CanMeet(one.Part, other.Part))))
            .Select(group => $"{group.Key}: {string.Join(", ", group.Select(one => one.Part))}");

        Assert.Empty(twice);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void ItsLastScriptAloneIsAnEntryWhichStopsAtTheFirstFaultAndLeavesTheInputAlone(string set)
    {
        var entry = ScriptText.Of(Name(Sets[set][^1]));

        Assert.Contains("main", Functions(Name(Sets[set][^1])));
        Assert.Contains("set -eu\n", entry, StringComparison.Ordinal);
        Assert.EndsWith("\nmain \"$@\" </dev/null\n", entry, StringComparison.Ordinal);
        Assert.All(Sets[set].SkipLast(1), part => Assert.DoesNotContain("main", Functions(Name(part))));
    }

    [Fact]
    public void EveryScriptIsInASet() => Assert.Empty(
        typeof(ScriptSets).Assembly.GetManifestResourceNames()
            .Where(name => name.Contains('/', StringComparison.Ordinal) && !name.StartsWith("load/", StringComparison.Ordinal))
            .Except(Sets.Values.SelectMany(parts => parts).Select(Name)));

    /// <summary>A script that is loaded with a variable and one that is loaded without it are never loaded together.</summary>
    private static bool CanMeet(string one, string other) => !IsOpposite(one, other) && !IsOpposite(other, one);

    private static bool IsOpposite(string one, string other) =>
        one.Split(" if ") is [_, var with] && other.Split(" if ") is [_, var without] && without == $"!{with}";

    private static string Name(string part) => part.Split(' ')[0];

    private static List<string> Functions(string script) =>
        [.. Definition().Matches(ScriptText.Of(script)).Select(match => match.Groups[1].Value)];

    [GeneratedRegex(@"^(\w+)\(\)", RegexOptions.Multiline)]
    private static partial Regex Definition();
}
