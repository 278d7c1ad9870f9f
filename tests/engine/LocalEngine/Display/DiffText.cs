using System.Text;
using K3sPulumi.LocalEngine.Planning;
using K3sPulumi.LocalEngine.Values;

namespace K3sPulumi.LocalEngine.Display;

/// <summary>
/// What changes in the inputs of a resource, formatted as by <c>pulumi preview --diff</c>. For a custom resource only the inputs
/// that its provider counts as changed are shown; a component has no provider, so all of its inputs are.
/// </summary>
internal sealed class DiffText(ValueLayout layout)
{
    public static void Write(StringBuilder to, ResourceStep step)
    {
        var layout = new ValueLayout(to);
        if (step is { Op: StepOp.Create, NewInputs: { } inputs })
            layout.Properties(1, '+', inputs);
        else if (step is { Op: StepOp.Update or StepOp.Replace, OldInputs: { } old, NewInputs: { } next })
            new DiffText(layout).Maps(1, old, next, step.Custom ? ChangedInputs(step) : null);
    }

    private static HashSet<string> ChangedInputs(ResourceStep step) => [.. step.Changes.Select(change => change.Path.Parts[0])];

    private void Maps(int depth, PropertyMap old, PropertyMap next, HashSet<string>? included)
    {
        var keys = old.Keys.Union(next.Keys)
            .Where(key => included?.Contains(key) != false).Order(StringComparer.Ordinal).ToList();
        var width = keys.Select(key => key.Length).DefaultIfEmpty(0).Max();
        foreach (var key in keys)
            Values(depth, depth, $"{key.PadRight(width)}: ", old[key], next[key]);
    }

    /// <param name="depth">of the title</param>
    /// <param name="inside">the indentation of the value's own lines; list elements are indented further</param>
    private void Values(int depth, int inside, string title, PropertyValue? old, PropertyValue? next)
    {
        if (old is null or NullValue)
            Whole(depth, inside, '+', title, next);
        else if (next is null or NullValue)
            Whole(depth, inside, '-', title, old);
        else if (Same(old, next))
            Whole(depth, inside, ' ', title, next);
        else
            Changed(depth, inside, title, old, next);
    }

    private void Whole(int depth, int inside, char sign, string title, PropertyValue? value)
    {
        if (!ValueLayout.IsNothing(value))
            layout.Value(depth, sign, title, value!, inside);
    }

    private static bool Same(PropertyValue? old, PropertyValue? next) => (old, next) switch
    {
        (UnknownValue, _) => false,
        (AssetValue { Hash.Length: > 0 } before, AssetValue after) => before.Hash == after.Hash,
        _ => Equals(old, next),
    };

    private void Changed(int depth, int inside, string title, PropertyValue old, PropertyValue next)
    {
        switch (old, next)
        {
            case (ListValue before, ListValue after):
                layout.Line(depth, '~', $"{title}[");
                for (var i = 0; i < Math.Max(before.Items.Length, after.Items.Length); i++)
                    Values(
                        inside + 1, inside + 2, $"[{i}]: ",
                        before.Items.ElementAtOrDefault(i), after.Items.ElementAtOrDefault(i));
                layout.Line(inside, ' ', "]");
                break;
            case (ObjectValue before, ObjectValue after):
                layout.Line(depth, '~', $"{title}{{");
                Maps(inside + 1, before.Properties, after.Properties, included: null);
                layout.Line(inside, ' ', "}");
                break;
            case (StringValue before, StringValue after) when before.Value.Contains('\n') || after.Value.Contains('\n'):
                layout.Line(depth, '~', title.TrimEnd());
                foreach (var (sign, line) in TextDiff.WithContext(before.Value, after.Value))
                    layout.Line(inside + 1, sign, line);
                break;
            case ({ } before, { } after) when IsShort(before) && IsShort(after):
                layout.Line(depth, '~', $"{title}{ValueText.Short(before)} => {ValueText.Short(after)}");
                break;
            default:
                Whole(depth, inside, '-', title, old);
                Whole(depth, inside, '+', title, next);
                break;
        }
    }

    private static bool IsShort(PropertyValue value) => !ValueLayout.IsNothing(value)
        && value is (BoolValue or NumberValue or StringValue or SecretValue or UnknownValue);
}
