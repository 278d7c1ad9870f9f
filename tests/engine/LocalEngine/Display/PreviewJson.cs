using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using K3sPulumi.LocalEngine.Planning;
using K3sPulumi.LocalEngine.Resources;
using K3sPulumi.LocalEngine.Values;
using K3sPulumi.Wire;

namespace K3sPulumi.LocalEngine.Display;

/// <summary>A preview as <c>pulumi preview --json</c> prints it.</summary>
public static class PreviewJson
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        IndentSize = 4,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <param name="preview">What a preview found.</param>
    /// <param name="sames">Whether unchanged resources are shown too (<c>--show-sames</c>).</param>
    public static string Of(RunResult preview, bool sames = false)
    {
        var before = ByUrn(preview.Snapshot.Resources);
        var after = ByUrn(preview.Resources);
        var digest = new JsonObject();
        var steps = preview.Steps.Where(step => sames || step.Op != StepOp.Same || step.Type == "pulumi:pulumi:Stack")
            .SelectMany(step => OpsOf(step).Select(op => Step(step, op,
                before.GetValueOrDefault(step.Urn), after.GetValueOrDefault(step.Urn))));
        digest["steps"] = new JsonArray([.. steps]);
        if (preview.Diagnostics.Count > 0)
            digest["diagnostics"] = new JsonArray([.. preview.Diagnostics.Select(diagnostic => new JsonObject
            {
                ["urn"] = diagnostic.Urn,
                ["message"] = $"{diagnostic.Severity.ToString().ToLowerInvariant()}: {diagnostic.Message}\n",
                ["severity"] = diagnostic.Severity.ToString().ToLowerInvariant(),
            })]);
        digest["changeSummary"] = new JsonObject(preview.Steps.GroupBy(step => step.Op)
            .Select(group => KeyValuePair.Create(Name(group.Key), (JsonNode?)group.Count())));
        return digest.ToJsonString(Indented);
    }

    private static Dictionary<string, Resource> ByUrn(IEnumerable<Resource> resources) =>
        resources.GroupBy(resource => resource.Urn).ToDictionary(group => group.Key, group => group.Last());

    private static IEnumerable<string> OpsOf(ResourceStep step) => step.Op != StepOp.Replace ? [Name(step.Op)]
        : step.DeleteBeforeReplace ? ["delete-replaced", "replace", "create-replacement"]
        : ["create-replacement", "replace", "delete-replaced"];

    private static string Name(StepOp op) => op.ToString().ToLowerInvariant();

    private static JsonObject Step(ResourceStep step, string op, Resource? old, Resource? @new)
    {
        var node = new JsonObject { ["op"] = op, ["urn"] = step.Urn };
        if (old is not null)
            node["oldState"] = State(old);
        if (@new is not null && step.Op != StepOp.Delete)
            node["newState"] = State(@new);
        var keys = step.Changes.Select(change => change.Path.ToString().Split('.', '[')[0]).Distinct(StringComparer.Ordinal);
        if (step.Changes.Count > 0)
            node["diffReasons"] = new JsonArray([.. keys.Select(key => (JsonNode?)key)]);
        if (step.Op == StepOp.Replace)
            node["replaceReasons"] = new JsonArray([.. step.Reasons.Select(reason => (JsonNode?)reason)]);
        node["detailedDiff"] = !step.Custom || step.Changes.Count == 0 ? null : new JsonObject(step.Changes.Select(change =>
            KeyValuePair.Create(change.Path.ToString(), (JsonNode?)new JsonObject
            {
                ["kind"] = change.Kind.ToString().ToLowerInvariant() + (change.Replaces ? "-replace" : ""),
                ["inputDiff"] = false,
            })).DistinctBy(pair => pair.Key));
        return node;
    }

    private static JsonObject State(Resource resource)
    {
        var node = new JsonObject { ["urn"] = resource.Urn, ["custom"] = resource.Custom };
        if (resource.Id.Length > 0)
            node["id"] = resource.Id;
        node["type"] = resource.Type;
        if (resource.Inputs.Count > 0)
            node["inputs"] = Shown(resource.Inputs);
        if (resource.Outputs.Count > 0)
            node["outputs"] = Shown(resource.Outputs);
        if (resource.Parent.Length > 0)
            node["parent"] = resource.Parent;
        if (resource.Options.Dependencies.Count > 0)
            node["dependencies"] = new JsonArray([.. resource.Options.Dependencies.Select(urn => (JsonNode?)urn)]);
        return node;
    }

    private static JsonObject Shown(PropertyMap properties) =>
        new(properties.Select(pair => KeyValuePair.Create(pair.Key, Shown(pair.Value))));

    private static JsonNode? Shown(PropertyValue value) => value switch
    {
        BoolValue flag => JsonValue.Create(flag.Value),
        NumberValue number => JsonValue.Create(number.Value),
        StringValue text => JsonValue.Create(text.Value),
        UnknownValue => JsonValue.Create(SpecialValue.UnknownString),
        SecretValue => JsonValue.Create("[secret]"),
        ListValue list => new JsonArray([.. list.Items.Select(Shown)]),
        ObjectValue map => Shown(map.Properties),
        ReferenceValue reference => JsonValue.Create(reference.Urn),
        AssetValue asset => new JsonObject { ["path"] = asset.Location, ["hash"] = asset.Hash },
        _ => null,
    };
}
