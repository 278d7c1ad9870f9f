using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Tests.Remedies;

/// <summary>The names that a user can set or read, from the schema of the components.</summary>
internal static class Settings
{
    private static readonly JsonObject Schema =
        JsonNode.Parse(File.ReadAllText(Path.Combine(Messages.Top(), "sdk/schema.json")))!.AsObject();

    private static readonly ILookup<string, JsonObject> Properties = Groups()
        .SelectMany(group => group)
            .ToLookup(property => property.Key, property => property.Value!.AsObject(), StringComparer.Ordinal);

    public static bool Exists(string name) => Properties.Contains(name);

    /// <summary>A path such as <c>airGap.generation</c>, starting at any setting with its first name.</summary>
    public static bool Leads(string path)
    {
        var steps = path.Split('.');
        IEnumerable<JsonObject> found = Properties[steps[0]];
        foreach (var step in steps[1..])
            found = [.. found.Select(TypeOf).OfType<JsonObject>().Select(type => type[step]?.AsObject()).OfType<JsonObject>()];
        return found.Any();
    }

    private static IEnumerable<JsonObject> Groups() =>
    [
        .. Schema["resources"]!.AsObject()
            .SelectMany(resource => (JsonObject[])[Of(resource.Value, "inputProperties"), Of(resource.Value, "properties")]),
        .. Schema["types"]!.AsObject().Select(type => Of(type.Value, "properties")),
        OnKubernetes(),
    ];

    /// <summary>The arguments of components that are not in the schema.</summary>
    private static JsonObject OnKubernetes() => new(typeof(Kubernetes.Rancher).Assembly.GetExportedTypes()
        .SelectMany(type => type.GetProperties())
        .Where(property => property.GetCustomAttribute<Pulumi.InputAttribute>() is not null)
        .Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)).Distinct()
        .Select(name => KeyValuePair.Create<string, JsonNode?>(name, new JsonObject())));

    private static JsonObject Of(JsonNode? node, string name) => node![name]?.AsObject() ?? [];

    private static JsonObject? TypeOf(JsonObject property)
    {
        var reference = property["$ref"] ?? property["items"]?["$ref"];
        return reference is null ? null : Of(Schema["types"]![reference.GetValue<string>()["#/types/".Length..]], "properties");
    }
}
