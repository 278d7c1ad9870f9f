using System.Text;
using K3sPulumi.LocalEngine.Planning;
using K3sPulumi.LocalEngine.Values;

namespace K3sPulumi.LocalEngine.Display;

/// <summary>What changes in a resource, value by value; texts line by line. Secrets show only that they change.</summary>
internal static class DiffText
{
    private const string Indent = "         ";

    public static void Write(StringBuilder to, ResourceStep step, RunResult result)
    {
        if (step.Op == StepOp.Create && result.Resources.FirstOrDefault(resource => resource.Urn == step.Urn) is { } resource)
        {
            var inputs = new StringBuilder();
            foreach (var (key, value) in resource.Inputs)
                ValueText.Write(inputs, 0, $"{key}:", value);
            foreach (var line in inputs.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries))
                to.Append(Indent).Append("+ ").Append(line).Append('\n');
            return;
        }
        foreach (var change in step.Changes)
            Write(to, change);
    }

    private static void Write(StringBuilder to, PropertyChange change)
    {
        var notes = change.Replaces ? "  (replaces)" : change.NotApplied ? "  (not applied)" : "";
        to.Append(Indent).Append(PlanTree.SignOf(change.Kind)).Append(' ').Append(change.Path).Append(':');
        if (change is { Old: StringValue old, New: StringValue next } && (old.Value.Contains('\n') || next.Value.Contains('\n')))
        {
            to.Append(notes).Append('\n');
            foreach (var (sign, line) in TextDiff.Between(old.Value, next.Value))
                to.Append(Indent).Append("  ").Append($"{sign} {line}".TrimEnd()).Append('\n');
            return;
        }
        to.Append(change.Kind switch
        {
            ChangeKind.Add => $" {ValueText.Short(change.New)}",
            ChangeKind.Delete => $" {ValueText.Short(change.Old)}",
            _ => $" {ValueText.Short(change.Old)} => {ValueText.Short(change.New)}",
        }).Append(notes).Append('\n');
    }
}
