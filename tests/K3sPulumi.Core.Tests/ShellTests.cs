using FsCheck;
using FsCheck.Fluent;
using K3sPulumi.Core.Scripts;

namespace K3sPulumi.Core.Tests;

public sealed class ShellTests
{
    private static readonly string[] Awkward =
    [
        "", "'", "''", "\\", "\\'", "$HOME", "$(id)", "`id`", "a b", " a ", "\n", "a\n\n", "\t", "\r\n", "*", "?", "~", "!", "#",
        "-n", "--", "%s", "&&",
        "\"", "ä€😀", "\u0001\u007f", "a'b'c", "'; exit 9; '",
    ];

    private static IReadOnlyList<string[]> Shells => [["/bin/sh"], .. HostShells.Here];

    [Fact]
    public void AwkwardWordsSurviveEveryShell()
    {
        Assert.NotEmpty(Shells);
        Assert.All(Shells, shell => Assert.Equal(Awkward, ThroughShell(shell, Awkward)));
    }

    [Fact]
    public void AnyTextSurvivesEveryShell()
    {
        var character = Gen.OneOf(
            Gen.Choose(1, 127).Select(code => ((char)code).ToString()),
            Gen.Elements("'", "\\", "$", "\"", "`", "\n", "!", " "),
            Gen.Elements("ä", "€", "😀", "\u2028", "\u0300"));
        var words = character.ListOf().Select(string.Concat).NonEmptyListOf();

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(40), Prop.ForAll(words.ToArbitrary(), list =>
            Shells.All(shell => list.SequenceEqual(ThroughShell(shell, list)))));
    }

    [Fact]
    public void ANulCharacterIsRefused() => Assert.Throws<ArgumentException>(() => Shell.Quote("a\0b"));

    /// <summary>
    /// One shell prints every argument, each followed by a NUL; the script comes from standard input, as on hosts.
    /// </summary>
    private static string[] ThroughShell(string[] shell, IEnumerable<string> words)
    {
        var (code, output, errors) = Child.Run(new(shell[0], [.. shell[1..], "-s"]),
            string.Concat(words.Select(word => $"printf '%s\\0' {Shell.Quote(word)}\n")));
        Assert.True(code == 0, errors);
        return output.Split('\0')[..^1];
    }
}
