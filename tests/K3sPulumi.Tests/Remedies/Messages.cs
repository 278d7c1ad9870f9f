using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Tests.Remedies;

/// <summary>A sentence that a user may read.</summary>
internal sealed record Message(string Where, string Text);

/// <summary>All sentences in the source: problems and warnings in C#, and messages of scripts.</summary>
internal static partial class Messages
{
    public static IReadOnlyList<Message> All { get; } = [.. Sources("*.cs").SelectMany(InCSharp),
        .. Sources("*.sh").SelectMany(InShell)];

    public static string Top([CallerFilePath] string caller = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(caller)!, "../../.."));

    private static IEnumerable<string> Sources(string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Top(), "src"), pattern, SearchOption.AllDirectories)
        .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    private static IEnumerable<Message> InCSharp(string file) => Lines(file)
        .Where(line => !line.Text.StartsWith("//", StringComparison.Ordinal) && !line.Text.StartsWith('['))
        .SelectMany(line => CSharpLiteral().Matches(line.Text)
            .Select(match => new Message(line.Where, Hole().Replace(match.Groups[1].Value, "…"))))
        .Where(IsSentence);

    private static IEnumerable<Message> InShell(string file) => Lines(file)
        .Where(line => !line.Text.StartsWith('#') && Telling().IsMatch(line.Text))
        .SelectMany(line => ShellText().Matches(line.Text)
            .Select(match => new Message(line.Where, Variable().Replace(match.Value, "…"))))
        .Where(IsSentence);

    private static IEnumerable<(string Where, string Text)> Lines(string file) => File.ReadLines(file)
        .Select((text, index) => ($"{Path.GetRelativePath(Top(), file)}:{index + 1}", text.Trim()));

    private static bool IsSentence(Message message) => message.Text.Count(character => character == ' ') >= 2;

    [GeneratedRegex("\"((?:[^\"\\\\]|\\\\.)*)\"")]
    private static partial Regex CSharpLiteral();

    /// <summary>An interpolated value in C#, which is not one of our names.</summary>
    [GeneratedRegex("""\{[^{}]*\}""")]
    private static partial Regex Hole();

    /// <summary>The commands that print, and the tables and functions of reasons.</summary>
    [GeneratedRegex("""\b(problem|warn|fail|say|echo|printf|die|refuse|reason)\b|^[-!]?\|""")]
    private static partial Regex Telling();

    [GeneratedRegex("\"(?:[^\"\\\\]|\\\\.)*\"|'[^']*'|^[-!]?\\|[^|]*\\|")]
    private static partial Regex ShellText();

    [GeneratedRegex("""\$\([^()]*\)|\$\{[^{}]*\}|\$\w+""")]
    private static partial Regex Variable();
}
