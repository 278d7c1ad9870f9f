using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using K3sPulumi.LocalEngine.Resources;
using K3sPulumi.LocalEngine.Values;

namespace K3sPulumi.Tests;

/// <summary>
/// How many bytes a resource takes in a state of the CLI: its JSON without indentation, each secret encrypted by itself. Values
/// that a provider reads back are only counted if the local engine invents them.
/// </summary>
internal static class CliState
{
    private const string Signature = "4dabf18193072939515e22adb298388d";
    private const string Time = "2026-11-28T06:44:04.342480063Z";
    private const string ProviderId = "9dc18798-2349-4c59-808b-cf03f4bb126e";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static int Bytes(Resource resource) => Encoding.UTF8.GetByteCount(Node(resource).ToJsonString(Plain));

    private static JsonObject Node(Resource resource)
    {
        var node = new JsonObject { ["urn"] = resource.Urn, ["custom"] = resource.Custom };
        if (resource.Custom)
            node["id"] = resource.Id;
        node["type"] = resource.Type;
        Add(node, "inputs", Map(resource.Inputs));
        Add(node, "outputs", Map(resource.Outputs));
        node["parent"] = resource.Parent;
        Add(node, "dependencies", Texts(resource.Options.Dependencies));
        if (resource.Custom)
        {
            node["provider"] =
                $"urn:pulumi:dev::bench::pulumi:providers:{resource.Package}::default_1_2_1::{ProviderId}";
            // Every input has a list, which is usually empty.
            var dependencies = resource.Options.PropertyDependencies;
            node["propertyDependencies"] = new JsonObject(resource.Inputs.Keys.Select(
                key => KeyValuePair.Create<string, JsonNode?>(key, Texts(dependencies.GetValueOrDefault(key) ?? []))));
        }
        Add(node, "additionalSecretOutputs", Texts(resource.Options.AdditionalSecretOutputs));
        Add(node, "replaceOnChanges", Texts(resource.Options.ReplaceOnChanges));
        if (resource.Options.CustomTimeouts is not null)
            node["customTimeouts"] = new JsonObject { ["create"] = 900, ["update"] = 900, ["delete"] = 900 };
        (node["created"], node["modified"]) = (Time, Time);
        return node;
    }

    private static void Add(JsonObject node, string key, JsonNode value)
    {
        if (value is JsonObject { Count: > 0 } or JsonArray { Count: > 0 })
            node[key] = value;
    }

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode?)text)]);

    private static JsonObject Map(PropertyMap properties, bool isInside = false) =>
        new(properties.Select(property => KeyValuePair.Create(property.Key, Node(property.Value, isInside))));

    /// <summary>Inside a secret nothing is encrypted once more: what is secret there is only marked.</summary>
    private static JsonNode? Node(PropertyValue value, bool isInside = false) => value switch
    {
        BoolValue flag => flag.Value,
        NumberValue number => number.Value,
        StringValue text => text.Value,
        ListValue list => new JsonArray([.. list.Items.Select(item => Node(item, isInside))]),
        ObjectValue map => Map(map.Properties, isInside),
        SecretValue secret => Special("1b47061264138c4ac30d75fd1eb44270", "ciphertext",
            isInside ? Plaintext(secret.Inner) : Ciphertext(secret.Inner)),
        AssetValue asset => Special("c44067f5952c0a294b673a41bacd8c17", "path", asset.Location, ("hash", asset.Hash)),
        ReferenceValue reference => Special("5cf8f73096256a8f31e491e813e4eb8e", "urn", reference.Urn),
        _ => null,
    };

    private static JsonObject Special(string mark, string key, string text, params (string Key, string Text)[] more)
    {
        var node = new JsonObject { [Signature] = mark, [key] = text };
        foreach (var (name, value) in more)
            node[name] = value;
        return node;
    }

    /// <summary>AES-GCM by a passphrase: version, 12 bytes of nonce, then the text's JSON with 16 bytes of tag.</summary>
    private static string Ciphertext(PropertyValue value)
    {
        var length = Encoding.UTF8.GetByteCount(Plaintext(value));
        return $"v1:{Convert.ToBase64String(new byte[12])}:{Convert.ToBase64String(new byte[length + 16])}";
    }

    /// <summary>As Go writes JSON: with what is special to HTML as numbers.</summary>
    private static string Plaintext(PropertyValue value) => (Node(value, isInside: true)?.ToJsonString(Plain) ?? "null")
        .Replace("<", "\\u003c", StringComparison.Ordinal).Replace(">", "\\u003e", StringComparison.Ordinal)
        .Replace("&", "\\u0026", StringComparison.Ordinal);
}
