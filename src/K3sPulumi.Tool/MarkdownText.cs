using System.Globalization;
using System.Text;

namespace K3sPulumi.Tool;

/// <summary>A summary as a comment of a pull request.</summary>
internal static class MarkdownText
{
    /// <summary>GitHub accepts 65,536 characters; GitLab more.</summary>
    public const int Limit = 65_000;

    private const int MostRows = 200;
    private const int MostChanges = 12;

    /// <param name="summary">What to show.</param>
    /// <param name="title">The heading, such as the stack's name.</param>
    /// <param name="marker">What identifies the comment when it is updated in place.</param>
    public static string Of(Summary summary, string title, string marker)
    {
        var text = new StringBuilder();
        text.Append("<!-- k3spulumi ").Append(MarkerOf(marker)).Append(" -->\n### ").Append(Plain(title)).Append("\n\n");
        var strong = summary.IsRejected ? "**" : "";
        text.Append(strong).Append(summary.Headline()).Append(strong).Append('\n');
        Problems(text, summary.Problems);
        List(text, "Risks", summary.Risks);
        Table(text, summary.Parts);
        Arguments(text, summary.Arguments);
        List(text, "Warnings", summary.Warnings);
        Others(text, summary.Others);
        if (summary.Parts.Count > 0 && !summary.IsUnchanged && !summary.IsRejected)
            text.Append("\n<details><summary>Topology</summary>\n\n").Append(Topology.Of(summary.Parts)).Append("\n</details>\n");
        return Cut(text.ToString());
    }

    /// <summary>The first line of a comment with that marker.</summary>
    public static string MarkerOf(string marker) =>
        new([.. marker.Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '/')]);

    private static void Problems(StringBuilder text, IReadOnlyList<string> problems)
    {
        foreach (var problem in problems)
            text.Append("\n```text\n").Append(problem.Replace("```", "'''", StringComparison.Ordinal)).Append("\n```\n");
    }

    private static void List(StringBuilder text, string title, IReadOnlyList<string> lines)
    {
        if (lines.Count == 0)
            return;
        text.Append("\n**").Append(title).Append("**\n\n");
        foreach (var line in lines)
            text.Append("- ").Append(Plain(line)).Append('\n');
    }

    private static void Table(StringBuilder text, IReadOnlyList<Part> parts)
    {
        var changed = parts.Where(part => part.Effect != Effect.Unchanged).ToList();
        if (changed.Count == 0)
            return;
        text.Append("\n| order | node or service | what happens | what changes |\n|---|---|---|---|\n");
        foreach (var part in changed.Take(MostRows))
            text.Append(CultureInfo.InvariantCulture,
                $"| {(part.Turn == 0 ? "" : part.Turn)} | {Plain(part.Name)} ({part.Kind}) | ")
                .Append(Effects.Of(part)).Append(" | ").Append(Changes(part)).Append(" |\n");
        if (changed.Count > MostRows)
            text.Append(CultureInfo.InvariantCulture, $"| | and {changed.Count - MostRows} more | | |\n");
        if (parts.Count > changed.Count)
            text.Append(CultureInfo.InvariantCulture, $"| | {parts.Count - changed.Count} more | unchanged | |\n");
    }

    private static string Changes(Part part)
    {
        var shown = part.Changes.Take(MostChanges).Select(OneLine);
        var more = part.Changes.Count > MostChanges ? [$"and {part.Changes.Count - MostChanges} more"] : Array.Empty<string>();
        return string.Join("<br>", shown.Concat(more));
    }

    private static string OneLine(Change change) => change switch
    {
        { IsAdded: true } => $"{Code(change.Path)}: {Code(change.New!)} added",
        { IsRemoved: true } => $"{Code(change.Path)}: {Code(change.Old!)} removed",
        _ => $"{Code(change.Path)}: {Code(change.Old!)} → {Code(change.New!)}",
    };

    private static void Arguments(StringBuilder text, IReadOnlyList<Change> arguments)
    {
        if (arguments.Count == 0)
            return;
        text.Append("\n<details><summary>Changed arguments (").Append(arguments.Count).Append(")</summary>\n\n");
        foreach (var change in arguments.Take(MostRows))
            text.Append("- ").Append(OneLine(change)).Append('\n');
        if (arguments.Count > MostRows)
            text.Append(CultureInfo.InvariantCulture, $"- and {arguments.Count - MostRows} more\n");
        text.Append("\n</details>\n");
    }

    private static void Others(StringBuilder text, IReadOnlyList<Step> others)
    {
        if (others.Count == 0)
            return;
        text.Append("\n**Other resources**\n\n");
        foreach (var step in others.Take(50))
            text.Append("- ").Append(step.Op).Append(' ').Append(Code(step.Name))
                .Append(" (").Append(Code(step.Type)).Append(")\n");
        if (others.Count > 50)
            text.Append(CultureInfo.InvariantCulture, $"- and {others.Count - 50} more\n");
    }

    /// <summary>In a code span nothing is interpreted, but a pipe would still end the cell of a table.</summary>
    private static string Code(string value)
    {
        var line = value.ReplaceLineEndings(" ").Replace('`', '\'').Replace("|", "\\|", StringComparison.Ordinal);
        return line.Length == 0 ? "``\"\"``" : line.Length > 200 ? $"`{line[..200]}…`" : $"`{line}`";
    }

    /// <summary>Text in which nothing is markup, and nobody is mentioned.</summary>
    private static string Plain(string value)
    {
        var text = new StringBuilder();
        foreach (var c in value.ReplaceLineEndings(" "))
        {
            if ("\\`*_[]<>|#~".Contains(c, StringComparison.Ordinal))
                text.Append('\\');
            text.Append(c);
            if (c == '@')
                text.Append('\u200b');
        }

        return text.ToString();
    }

    private static string Cut(string text)
    {
        const string Note = "\n\n*The summary is too long and was cut here; see the log of the preview.*\n";
        if (text.Length <= Limit)
            return text;
        var end = text.LastIndexOf('\n', Limit - Note.Length - 20);
        var kept = text[..end];
        var isInFence = kept.Split("```").Length % 2 == 0;
        return kept + (isInFence ? "\n```" : "") + Note;
    }
}
