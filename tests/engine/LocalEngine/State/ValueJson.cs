using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using K3sPulumi.LocalEngine.Values;
using K3sPulumi.Wire;

namespace K3sPulumi.LocalEngine.State;

/// <summary>Values in a state file: plain JSON, with signatures as on the wire; secrets encrypted.</summary>
internal sealed class ValueJson(SecretBox box)
{
    private const string Ciphertext = "ciphertext";

    /// <summary>As the CLI writes it: most characters stand for themselves.</summary>
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public JsonObject Write(PropertyMap properties) =>
        new(properties.Select(pair => KeyValuePair.Create(pair.Key, Write(pair.Value))));

    public JsonNode? Write(PropertyValue value) => value switch
    {
        BoolValue flag => JsonValue.Create(flag.Value),
        NumberValue number => JsonValue.Create(number.Value),
        StringValue text => JsonValue.Create(text.Value),
        UnknownValue => JsonValue.Create(SpecialValue.UnknownString),
        SecretValue secret =>
            Special(SpecialValue.Secret, (Ciphertext, box.Encrypt(Write(secret.Inner)?.ToJsonString(Plain) ?? "null"))),
        ListValue list => new JsonArray([.. list.Items.Select(Write)]),
        ObjectValue map => Write(map.Properties),
        ReferenceValue reference => Special(SpecialValue.ResourceReference, ("urn", reference.Urn), ("id", reference.Id)),
        AssetValue asset => WriteAsset(asset),
        _ => null,
    };

    public PropertyMap ReadMap(JsonNode? node) => node is JsonObject map
        ? PropertyMap.From(map.Select(pair => KeyValuePair.Create(pair.Key, Read(pair.Value))))
        : PropertyMap.Empty;

    public PropertyValue Read(JsonNode? node) => node switch
    {
        null => NullValue.Instance,
        JsonArray list => new ListValue([.. list.Select(Read)]),
        JsonObject map => ReadObject(map),
        JsonValue value when value.TryGetValue<bool>(out var flag) => new BoolValue(flag),
        JsonValue value when value.TryGetValue<string>(out var text) =>
            SpecialValue.IsUnknown(text) ? UnknownValue.Instance : new StringValue(text),
        _ => new NumberValue(node.GetValue<double>()),
    };

    private PropertyValue ReadObject(JsonObject map) => Text(map, SpecialValue.SignatureKey) switch
    {
        SpecialValue.Secret => new SecretValue(Read(JsonNode.Parse(box.Decrypt(Text(map, Ciphertext) ?? "")))),
        SpecialValue.ResourceReference => new ReferenceValue(Text(map, "urn") ?? "", Text(map, "id")),
        SpecialValue.Asset => ReadAsset(map, archive: false),
        SpecialValue.Archive => ReadAsset(map, archive: true),
        _ => new ObjectValue(ReadMap(map)),
    };

    private JsonObject WriteAsset(AssetValue asset)
    {
        var node = Special(asset.IsArchive ? SpecialValue.Archive : SpecialValue.Asset,
            ("source", asset.Source.ToString()), ("location", asset.Location), ("hash", asset.Hash));
        if (asset.Parts.Count > 0)
            node["parts"] = Write(asset.Parts);
        return node;
    }

    private AssetValue ReadAsset(JsonObject map, bool archive) => new(archive,
        Enum.Parse<AssetSource>(Text(map, "source") ?? ""), Text(map, "location") ?? "", ReadMap(map["parts"]), Text(map, "hash")
            ?? "");

    private static JsonObject Special(string signature, params (string Key, string? Value)[] fields)
    {
        var node = new JsonObject { [SpecialValue.SignatureKey] = signature };
        foreach (var (key, value) in fields)
            if (value is not null)
                node[key] = value;
        return node;
    }

    private static string? Text(JsonObject map, string key) =>
        map[key] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
