using System.Collections.Immutable;
using System.Text.Json.Nodes;
using K3sPulumi.Core.Validation;
using Pulumi.Experimental;

namespace K3sPulumi.Plugin;

/// <summary>
/// Compares the inputs of a component with the schema. YAML and the dictionaries of Python have no compiler that does: an unknown
/// name would be ignored, and a number in place of a text would end in an error of the serializer.
/// </summary>
internal sealed class InputShape
{
    private readonly JsonObject _schema;
    private readonly List<Problem> _problems = [];

    private InputShape(JsonObject schema) => _schema = schema;

    public static IReadOnlyList<Problem> Problems(
        JsonObject schema, string component, ImmutableDictionary<string, PropertyValue> inputs)
    {
        if (schema["resources"]![component] is not { } resource)
            return [];
        var shape = new InputShape(schema);

        // Bindings may send outputs too, without values.
        var known = resource["inputProperties"]!.AsObject();
        var outputs = resource["properties"]!.AsObject();
        shape.Members("", component, known,
            inputs.Where(input => known.ContainsKey(input.Key) || !outputs.ContainsKey(input.Key)), plain: true);
        return shape._problems;
    }

    private void Members(
        string path, string token, JsonObject known, IEnumerable<KeyValuePair<string, PropertyValue>> given, bool plain)
    {
        foreach (var (name, value) in given.OrderBy(member => member.Key, StringComparer.Ordinal))
        {
            var here = path.Length == 0 ? name : $"{path}.{name}";
            if (known[name] is { } type)
                Check(here, type, value, plain);
            else if (!value.IsNull)
                Add(here, $"is not an argument of {token.Split(':')[^1]} in version {K3sProvider.PackageVersion} of the plugin; "
                    + (NearestName.Of(name, known.Select(member => member.Key)) is { } nearest ? $"use {nearest}."
                        : "remove it, or install a newer version of the plugin."));
        }
    }

    /// <param name="plain">what is around it is plain: an unknown value would leave nothing of it</param>
    private void Check(string path, JsonNode type, PropertyValue value, bool plain, bool isItem = false)
    {
        plain &= isItem || type["plain"]?.GetValue<bool>() == true;
        if (value.IsComputed && plain)
            Add(path, "is an output that is not known yet, but decides which resources exist; use a known value.");
        if (value.IsComputed || value.IsNull)
            return;
        var reference = type["$ref"]?.GetValue<string>()["#/types/".Length..];
        switch (reference is null ? type["type"]!.GetValue<string>() : "object")
        {
            case "object" when reference is not null && value.TryGetMap(out var members):
                Members(path, reference, _schema["types"]![reference]!["properties"]!.AsObject(), members, plain);
                break;
            case "object" when reference is null && value.TryGetMap(out var entries):
                foreach (var (key, entry) in entries.OrderBy(entry => entry.Key, StringComparer.Ordinal))
                    Check($"{path}[{Quote.Value(key)}]", type["additionalProperties"]!, entry, plain, isItem: true);
                break;
            case "array" when value.TryGetArray(out var items):
                foreach (var (index, item) in items.Index())
                    Check($"{path}[{index}]", type["items"]!, item, plain, isItem: true);
                break;
            case var simple:
                Simple(path, simple, value);
                break;
        }
    }

    private void Simple(string path, string type, PropertyValue value)
    {
        switch (type)
        {
            case "string" when value.TryGetString(out _):
            case "boolean" when value.TryGetBool(out _):
            case "number" when value.TryGetNumber(out _):
                break;
            case "integer" when value.TryGetNumber(out var number):
                if (!double.IsInteger(number) || Math.Abs(number) > int.MaxValue)
                    Add(path, "is not a whole number, or is too large; use a whole number.");
                break;
            default:
                Mismatch(path, value, type switch
                {
                    "string" => "a text",
                    "boolean" => "a boolean",
                    "array" => "a list",
                    "object" => "an object",
                    _ => "a number",
                });
                break;
        }
    }

    private void Mismatch(string path, PropertyValue value, string expected)
    {
        var kind = value switch
        {
            _ when value.TryGetString(out _) => "a text",
            _ when value.TryGetBool(out _) => "a boolean",
            _ when value.TryGetNumber(out _) => "a number",
            _ when value.TryGetArray(out _) => "a list",
            _ when value.TryGetMap(out _) => "an object",
            _ => "a resource or a file",
        };
        var remedy = (kind, expected) switch
        {
            ("a number" or "a boolean", "a text") => "put it in quotes.",
            ("a text", "a number" or "a boolean") => "remove the quotes.",
            _ => $"use {expected}.",
        };
        Add(path, $"is {kind}, not {expected}; {remedy}");
    }

    private void Add(string path, string message) => _problems.Add(new(path, message));
}
