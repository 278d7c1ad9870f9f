using System.Reflection;
using System.Text.RegularExpressions;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Validation;

public sealed class RegexTests
{
    private static readonly IReadOnlyList<GeneratedRegexAttribute> Patterns =
    [
        .. typeof(Problem).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(
                BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .Select(method => method.GetCustomAttribute<GeneratedRegexAttribute>()).OfType<GeneratedRegexAttribute>(),
    ];

    /// <summary>
    /// In .NET a dollar also matches before a final line break, so "02:30\n" would be accepted as a time of day.
    /// </summary>
    [Fact]
    public void NoCheckLetsALineEndPass()
    {
        Assert.NotEmpty(Patterns);
        Assert.DoesNotContain(
            Patterns.Where(pattern => !pattern.Options.HasFlag(RegexOptions.Multiline)).Select(pattern => pattern.Pattern),
            pattern => pattern.EndsWith('$') || pattern.StartsWith('^'));
    }

    /// <summary>Digits of other scripts are digits to <c>\d</c>, but not to other programs.</summary>
    [Fact]
    public void NoCheckTakesDigitsOfOtherScripts() => Assert.DoesNotContain(
        Patterns.Select(pattern => pattern.Pattern),
        pattern => pattern.Contains("\\d", StringComparison.Ordinal) || pattern.Contains("\\w", StringComparison.Ordinal));
}
