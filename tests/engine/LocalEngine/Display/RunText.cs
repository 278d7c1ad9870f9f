using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using K3sPulumi.LocalEngine.Planning;
using K3sPulumi.LocalEngine.Resources;
using K3sPulumi.LocalEngine.Running;

namespace K3sPulumi.LocalEngine.Display;

/// <summary>A run as the command line shows it: the tree, messages, outputs, and the count at the end.</summary>
internal static partial class RunText
{
    private static readonly (StepOp Op, string Sign, string Would, string Did)[] Counts =
    [
        (StepOp.Create, "+ ", "to create", "created"),
        (StepOp.Update, "~ ", "to update", "updated"),
        (StepOp.Replace, "+-", "to replace", "replaced"),
        (StepOp.Delete, "- ", "to delete", "deleted"),
    ];

    public static string Of(RunResult result, bool preview, bool diff)
    {
        var text = new StringBuilder(result.Steps.Count > 0 ? PlanTree.Of(result, diff) : "");
        Messages(text, result);
        if (result.Outputs.Count > 0)
        {
            text.Append("\nOutputs:\n");
            foreach (var (name, value) in result.Outputs)
                ValueText.Write(text, 2, $"{name}:", value);
        }
        if (result.Steps.Count > 0)
            text.Append("\nResources:\n");
        foreach (var (op, sign, would, did) in Counts)
            if (result.Steps.Count(step => step.Op == op && step.Error is null) is > 0 and var count)
                text.Append(CultureInfo.InvariantCulture, $"    {sign}{count} {(preview ? would : did)}\n");
        Rest(text, result);
        return text.ToString();
    }

    private static void Rest(StringBuilder text, RunResult result)
    {
        var same = result.Steps.Count(step => step.Op is StepOp.Same or StepOp.Read);
        var failed = result.Steps.Count(step => step.Error is not null);
        if (same > 0)
            text.Append(CultureInfo.InvariantCulture, $"    {same} unchanged\n");
        if (failed > 0)
            text.Append(CultureInfo.InvariantCulture, $"    {failed} failed\n");
        if (result.Skipped.Count > 0)
            text.Append(CultureInfo.InvariantCulture, $"    {result.Skipped.Count} left out: ")
                .AppendJoin(", ", result.Skipped.Select(Urn.NameOf).Order(StringComparer.Ordinal)).Append('\n');
    }

    private static void Messages(StringBuilder text, RunResult result)
    {
        if (result.Diagnostics.Count == 0)
            return;
        text.Append("\nDiagnostics:\n");
        foreach (var group in result.Diagnostics.GroupBy(diagnostic => diagnostic.Urn))
        {
            var subject = group.Key.Length > 0 ? $"{Urn.TypeOf(group.Key)} ({Urn.NameOf(group.Key)})" : "the stack";
            text.Append(CultureInfo.InvariantCulture, $"  {subject}:\n");
            foreach (var diagnostic in group)
            {
                var lines = WithoutStack(diagnostic.Message).Split('\n');
                var kind = diagnostic.Severity is Severity.Info ? "" : $"{diagnostic.Severity.ToString().ToLowerInvariant()}: ";
                text.Append("    ").Append(kind).Append(string.Join("\n    ", lines)).Append('\n');
            }
        }
    }

    /// <summary>The stack trace and the text around it are for developers of the library.</summary>
    internal static string WithoutStack(string message)
    {
        var lines = message.Split('\n').Where(line => !StackLine().IsMatch(line));
        return Preamble().Replace(string.Join('\n', lines).Trim(), "");
    }

    [GeneratedRegex(@"^\s+at .+\(.*\)|^\s*--- End of ")]
    private static partial Regex StackLine();

    [GeneratedRegex(@"^Running program [^\n]* failed with an unhandled exception:\s*(?:[\w.]+Exception: )?")]
    private static partial Regex Preamble();
}
