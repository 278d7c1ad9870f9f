using System.Text.Json;

namespace K3sPulumi.EngineTests.Reading;

/// <summary>One step of <c>pulumi preview --json</c>.</summary>
/// <param name="Op">such as create, update, replace, delete, same</param>
/// <param name="Type">of the resource</param>
/// <param name="Name">of the resource</param>
/// <param name="Changed">the inputs that differ</param>
internal sealed record PlannedStep(string Op, string Type, string Name, IReadOnlyList<string> Changed)
{
    public override string ToString() => $"{Op} {Name}";
}

/// <summary>The plan that <c>pulumi preview --json</c> prints.</summary>
/// <param name="Steps">in the order of the plan; unchanged resources are counted, most of them without a step</param>
/// <param name="Summary">how many resources for each operation</param>
/// <param name="Errors">the errors of the preview</param>
internal sealed record PreviewJson(
    IReadOnlyList<PlannedStep> Steps, IReadOnlyDictionary<string, int> Summary, IReadOnlyList<string> Errors)
{
    public static PreviewJson Read(string text)
    {
        using var json = JsonDocument.Parse(text[Math.Max(0, text.IndexOf('{', StringComparison.Ordinal))..]);
        var root = json.RootElement;
        return new(
            [.. Items(root, "steps").Select(Step)],
            Child(root, "changeSummary")?.EnumerateObject()
                .ToDictionary(count => count.Name, count => count.Value.GetInt32()) ?? [],
            [
                .. Items(root, "diagnostics").Where(entry => Text(entry, "severity") == "error")
                    .Select(entry => Text(entry, "message")),
            ]);
    }

    /// <summary>
    /// Steps that change something, without the two halves of a replacement, such as <c>update dev-agent-0</c>.
    /// </summary>
    public IReadOnlyList<string> Changes =>
    [
        .. Steps.Where(step => step.Op is not ("same" or "create-replacement" or "delete-replaced"))
            .Select(step => step.ToString()).Order(StringComparer.Ordinal),
    ];

    public IReadOnlyList<string> Of(string op) =>
        [.. Steps.Where(step => step.Op == op).Select(step => step.Name).Order(StringComparer.Ordinal)];

    private static PlannedStep Step(JsonElement step)
    {
        // urn:pulumi:STACK::PROJECT::PARENT$TYPE::NAME
        var parts = Text(step, "urn").Split("::", 4);
        return new(
            Text(step, "op"), parts[2].Split('$')[^1], parts[3],
            [.. Items(step, "diffReasons").Select(reason => reason.GetString()!).Order(StringComparer.Ordinal)]);
    }

    private static IEnumerable<JsonElement> Items(JsonElement element, string name) =>
        Child(element, name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    private static JsonElement? Child(JsonElement element, string name) =>
        element.TryGetProperty(name, out var child) && child.ValueKind != JsonValueKind.Null ? child : null;

    private static string Text(JsonElement element, string name) => Child(element, name)?.GetString() ?? "";
}
