using System.Text.Json;

namespace K3sPulumi.Tool;

/// <summary>A message of the preview.</summary>
internal sealed record Message(bool IsError, string Text);

/// <summary>The output of <c>pulumi preview --json</c>.</summary>
internal sealed record Preview(IReadOnlyList<Step> Steps, IReadOnlyList<Message> Messages)
{
    /// <exception cref="FormatException">It is not such an output; the message says why.</exception>
    public static Preview Parse(string json)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json, new() { MaxDepth = 256 });
        }
        catch (JsonException error)
        {
            throw new FormatException(
                $"the input is not JSON (line {error.LineNumber + 1}); pass the output of pulumi preview --json.");
        }

        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object || (!root.TryGetProperty("steps", out _)
            && !root.TryGetProperty("diagnostics", out _) && !root.TryGetProperty("changeSummary", out _)))
            throw new FormatException("the input has neither steps nor diagnostics; pass the output of pulumi preview --json.");
        return new(
            [.. Elements(root, "steps").Select(ToStep).GroupBy(step => step.Urn, StringComparer.Ordinal).Select(Joined)],
            [.. Elements(root, "diagnostics").Select(ToMessage).OfType<Message>().Distinct()]);
    }

    /// <summary>A replacement has several steps, and so has a resource that is registered and then read.</summary>
    private static Step Joined(IGrouping<string, Step> steps) =>
        steps.Any(step => step.Op is "replace" or "create-replacement" or "delete-replaced")
            ? steps.Last(step => step.Op != "delete-replaced" || steps.Count() == 1) with { Op = "replace" }
            : steps.Last();

    private static Step ToStep(JsonElement step)
    {
        var (old, @new) = (Property(step, "oldState"), Property(step, "newState"));
        var state = @new.ValueKind == JsonValueKind.Object ? @new : old;
        return new()
        {
            Op = Text(step, "op"),
            Urn = Text(step, "urn"),
            Parent = Text(state, "parent"),
            OldInputs = Property(old, "inputs"),
            NewInputs = Property(@new, "inputs"),
            Outputs = Property(old, "outputs"),
            Dependencies = [.. Elements(state, "dependencies").Select(urn => urn.GetString() ?? "")],
        };
    }

    private static Message? ToMessage(JsonElement diagnostic)
    {
        var text = Text(diagnostic, "message").Trim();
        var severity = Text(diagnostic, "severity");
        foreach (var prefix in new[] { $"{severity}:", "error:", "warning:" })
            text = text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? text[prefix.Length..].TrimStart() : text;
        var isError = severity == "error";
        return text.Length > 0 && (isError || severity == "warning") && !IsAboutTheProgram(text)
            ? new(isError, WithoutStackTrace(text)) : null;
    }

    /// <summary>What the language host adds to a refusal that is already reported.</summary>
    private static bool IsAboutTheProgram(string text) =>
        text.Contains("exited with non-zero exit code", StringComparison.Ordinal) || text is "preview failed" or "update failed";

    private static string WithoutStackTrace(string text)
    {
        var lines = text.Split('\n').Where(line => !line.StartsWith("   at ", StringComparison.Ordinal)
            && !line.StartsWith("--- End of ", StringComparison.Ordinal));
        var joined = string.Join('\n', lines).Trim();
        const string Before = " desc = ";
        var end = joined.IndexOf(Before, StringComparison.Ordinal);
        return end > 0 && joined.StartsWith("before hook", StringComparison.Ordinal) ? joined[(end + Before.Length)..] : joined;
    }

    private static JsonElement Property(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;

    private static string Text(JsonElement element, string name) =>
        Property(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : "";

    private static JsonElement.ArrayEnumerator Elements(JsonElement element, string name) =>
        Property(element, name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : default;
}
