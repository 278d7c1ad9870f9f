using System.Text.Json;
using System.Text.Json.Nodes;
using K3sPulumi.LocalEngine.Resources;
using K3sPulumi.LocalEngine.Values;

namespace K3sPulumi.LocalEngine.State;

/// <summary>A snapshot as the text of a state file.</summary>
internal static class SnapshotJson
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(Snapshot snapshot, SecretBox box)
    {
        var values = new ValueJson(box);
        return new JsonObject
        {
            ["about"] = "State of the local engine; secrets are encrypted with the stack's passphrase.",
            ["version"] = 1,
            ["salt"] = box.Salt,
            ["check"] = box.Encrypt("K3sPulumi"),
            ["resources"] = new JsonArray([.. snapshot.Resources.Select(resource => WriteResource(resource, values))]),
        }.ToJsonString(Indented) + "\n";
    }

    /// <param name="text">the file's text</param>
    /// <param name="passphrase">the one that it was written with</param>
    /// <param name="box">encrypts with the same key again</param>
    public static Snapshot Read(string text, string passphrase, out SecretBox box)
    {
        JsonNode file;
        try
        {
            file = JsonNode.Parse(text) ?? throw new JsonException();
        }
        catch (JsonException)
        {
            throw new StateException("The state file is no JSON.");
        }
        if (file["version"]?.GetValue<int>() != 1)
            throw new StateException("The state file is of another version or of another program.");
        box = SecretBox.Of(passphrase, file["salt"]!.GetValue<string>());
        box.Decrypt(file["check"]!.GetValue<string>());
        var values = new ValueJson(box);
        return new([.. file["resources"]!.AsArray().Select(node => ReadResource(node!.AsObject(), values))]);
    }

    private static JsonObject WriteResource(Resource resource, ValueJson values)
    {
        var options = resource.Options;
        return Compact(
            ("urn", resource.Urn),
            ("type", resource.Type),
            ("name", resource.Name),
            ("custom", resource.Custom),
            ("id", Text(resource.Id)),
            ("parent", Text(resource.Parent)),
            ("external", Flag(resource.External)),
            ("pendingDelete", Flag(resource.PendingDelete)),
            ("initErrors", Flag(resource.HasInitErrors)),
            ("dependencies", Texts(options.Dependencies)),
            ("propertyDependencies", options.PropertyDependencies.Values.All(urns => urns.Count == 0) ? null : new JsonObject(
                options.PropertyDependencies.Where(pair => pair.Value.Count > 0)
                    .Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)Texts(pair.Value))))),
            ("provider", Text(options.Provider)),
            ("protect", Flag(options.Protect)),
            ("retainOnDelete", Flag(options.RetainOnDelete)),
            ("deletedWith", Text(options.DeletedWith)),
            ("ignoreChanges", Texts(options.IgnoreChanges)),
            ("replaceOnChanges", Texts(options.ReplaceOnChanges)),
            ("additionalSecretOutputs", Texts(options.AdditionalSecretOutputs)),
            ("customTimeouts", options.CustomTimeouts is { } times ? Texts([times.Create, times.Update, times.Delete]) : null),
            ("replacementTrigger", options.ReplacementTrigger is { } trigger ? values.Write(trigger) : null),
            ("inputs", values.Write(resource.Inputs)),
            ("outputs", values.Write(resource.Outputs)));
    }

    private static Resource ReadResource(JsonObject node, ValueJson values) => new()
    {
        Urn = Text(node, "urn"),
        Type = Text(node, "type"),
        Name = Text(node, "name"),
        Custom = Flag(node, "custom"),
        Id = Text(node, "id"),
        Parent = Text(node, "parent"),
        External = Flag(node, "external"),
        PendingDelete = Flag(node, "pendingDelete"),
        HasInitErrors = Flag(node, "initErrors"),
        Inputs = values.ReadMap(node["inputs"]),
        Outputs = values.ReadMap(node["outputs"]),
        Options = new()
        {
            Dependencies = Texts(node["dependencies"]),
            PropertyDependencies = (node["propertyDependencies"] as JsonObject ?? [])
                .ToDictionary(pair => pair.Key, pair => Texts(pair.Value)),
            Provider = Text(node, "provider"),
            Protect = Flag(node, "protect"),
            RetainOnDelete = Flag(node, "retainOnDelete"),
            DeletedWith = Text(node, "deletedWith"),
            IgnoreChanges = Texts(node["ignoreChanges"]),
            ReplaceOnChanges = Texts(node["replaceOnChanges"]),
            AdditionalSecretOutputs = Texts(node["additionalSecretOutputs"]),
            CustomTimeouts = Texts(node["customTimeouts"]) is [var create, var update, var delete]
                ? new(create, update, delete) : null,
            ReplacementTrigger = node["replacementTrigger"] is { } trigger ? values.Read(trigger) : null,
        },
    };

    private static JsonObject Compact(params (string Key, JsonNode? Value)[] fields) =>
        new(fields.Where(field => field.Value is not null).Select(field => KeyValuePair.Create(field.Key, field.Value)));

    private static JsonValue? Text(string text) => text.Length > 0 ? JsonValue.Create(text) : null;

    private static JsonValue? Flag(bool? flag) => flag == true ? JsonValue.Create(true) : null;

    private static JsonArray? Texts(IReadOnlyList<string> texts) =>
        texts.Count > 0 ? new([.. texts.Select(text => (JsonNode?)JsonValue.Create(text))]) : null;

    private static string Text(JsonObject node, string key) => node[key]?.GetValue<string>() ?? "";

    private static bool Flag(JsonObject node, string key) => node[key]?.GetValue<bool>() ?? false;

    private static IReadOnlyList<string> Texts(JsonNode? node) =>
        [.. (node as JsonArray ?? []).Select(item => item!.GetValue<string>())];
}
