using System.Globalization;
using System.Text;

namespace K3sPulumi.Tool;

/// <summary>A summary for a terminal or a log.</summary>
internal static class PlainText
{
    public static string Of(Summary summary, string title)
    {
        var text = new StringBuilder().Append(title).Append(": ").Append(summary.Headline()).Append('\n');
        Section(text, "Problems", summary.Problems);
        Section(text, "Risks", summary.Risks);
        foreach (var part in summary.Parts.Where(part => part.Effect != Effect.Unchanged))
        {
            text.Append('\n').Append(part.Turn == 0 ? "  " : $"{part.Turn}.").Append(' ').Append(Effects.Sign(part.Effect))
                .Append(' ')
                .Append(part.Name).Append(" (").Append(part.Kind).Append("): ").Append(Effects.Of(part)).Append('\n');
            foreach (var change in part.Changes)
                text.Append("     ").Append(change.Path).Append(": ").Append(change.Old ?? "(not set)").Append(" → ")
                    .Append(change.New ?? "(not set)").Append('\n');
        }

        if (summary.Parts.Count(part => part.Effect == Effect.Unchanged) is > 0 and var count)
            text.Append(CultureInfo.InvariantCulture, $"\n{count} unchanged: ").AppendJoin(", ",
                summary.Parts.Where(part => part.Effect == Effect.Unchanged).Select(part => part.Name)).Append('\n');
        Section(text, "Changed arguments", [.. summary.Arguments.Select(change =>
            $"{change.Path}: {change.Old ?? "(not set)"} → {change.New ?? "(not set)"}")]);
        Section(text, "Warnings", summary.Warnings);
        Section(text, "Other resources", [.. summary.Others.Select(step => $"{step.Op} {step.Name} ({step.Type})")]);
        return text.ToString();
    }

    private static void Section(StringBuilder text, string title, IReadOnlyList<string> lines)
    {
        if (lines.Count == 0)
            return;
        text.Append('\n').Append(title).Append(":\n");
        foreach (var line in lines)
            text.Append("  ").Append(line.ReplaceLineEndings("\n    ")).Append('\n');
    }
}
