using Google.Protobuf.WellKnownTypes;
using K3sPulumi.Wire;

namespace K3sPulumi.LocalEngine.Values;

/// <summary>Between the protocol's structs and the engine's values.</summary>
internal static class WireValues
{
    public static PropertyMap Read(Struct? fields) => fields is null || fields.Fields.Count == 0
        ? PropertyMap.Empty
        : PropertyMap.From(fields.Fields
            .Where(field => field.Value.KindCase is not (Value.KindOneofCase.NullValue or Value.KindOneofCase.None))
            .Select(field => KeyValuePair.Create(field.Key, Read(field.Value))));

    public static PropertyValue Read(Value value) => value.KindCase switch
    {
        Value.KindOneofCase.BoolValue => new BoolValue(value.BoolValue),
        Value.KindOneofCase.NumberValue => new NumberValue(value.NumberValue),
        Value.KindOneofCase.StringValue => SpecialValue.IsUnknown(value.StringValue)
            ? UnknownValue.Instance
            : new StringValue(value.StringValue),
        Value.KindOneofCase.ListValue => new ListValue([.. value.ListValue.Values.Select(Read)]),
        Value.KindOneofCase.StructValue => ReadStruct(value.StructValue),
        _ => NullValue.Instance,
    };

    public static Struct Write(PropertyMap properties)
    {
        var fields = new Struct();
        foreach (var (key, value) in properties)
            fields.Fields[key] = Write(value);
        return fields;
    }

    public static Value Write(PropertyValue value) => value switch
    {
        BoolValue flag => Value.ForBool(flag.Value),
        NumberValue number => Value.ForNumber(number.Value),
        StringValue text => Value.ForString(text.Value),
        UnknownValue => SpecialValue.Unknown,
        SecretValue secret => SpecialValue.SecretOf(Write(secret.Inner)),
        ListValue list => Value.ForList([.. list.Items.Select(Write)]),
        ObjectValue map => Value.ForStruct(Write(map.Properties)),
        ReferenceValue reference => WriteReference(reference),
        AssetValue asset => WriteAsset(asset),
        _ => Value.ForNull(),
    };

    private static PropertyValue ReadStruct(Struct fields) => SpecialValue.SignatureOf(fields) switch
    {
        null => new ObjectValue(Read(fields)),
        SpecialValue.Secret => new SecretValue(Read(Part(fields, "value"))),
        SpecialValue.OutputValue => ReadOutput(fields),
        SpecialValue.ResourceReference => new ReferenceValue(
            Part(fields, "urn").StringValue, fields.Fields.TryGetValue("id", out var id) ? ReadId(id) : null),
        SpecialValue.Asset => ReadAsset(fields, archive: false),
        SpecialValue.Archive => ReadAsset(fields, archive: true),
        var other => throw new GrpcException(GrpcStatus.InvalidArgument, $"A value has the unknown signature {other}."),
    };

    private static PropertyValue ReadOutput(Struct fields)
    {
        var inner = fields.Fields.TryGetValue("value", out var value) ? Read(value) : UnknownValue.Instance;
        return fields.Fields.TryGetValue("secret", out var secret) && secret.BoolValue ? inner.AsSecret() : inner;
    }

    private static string ReadId(Value id) => SpecialValue.IsUnknown(id.StringValue) ? "" : id.StringValue;

    private static AssetValue ReadAsset(Struct fields, bool archive)
    {
        string? Field(string name) => fields.Fields.TryGetValue(name, out var value) ? value.StringValue : null;
        if (fields.Fields.TryGetValue("assets", out var parts))
            return new(archive, AssetSource.Assets, "", Read(parts.StructValue), Field("hash") ?? "");
        var (source, location) = (Field("text"), Field("path"), Field("uri")) switch
        {
            ({ } text, _, _) => (AssetSource.Text, text),
            (_, { } path, _) => (AssetSource.Path, path),
            (_, _, var uri) => (AssetSource.Uri, uri ?? ""),
        };
        return new(archive, source, location, PropertyMap.Empty, Field("hash") ?? "");
    }

    private static Value WriteReference(ReferenceValue reference)
    {
        var fields = Special(SpecialValue.ResourceReference, "urn", Value.ForString(reference.Urn));
        if (reference.Id is not null)
            fields.Fields["id"] = Value.ForString(reference.Id);
        return Value.ForStruct(fields);
    }

    private static Value WriteAsset(AssetValue asset)
    {
        var content = asset.Source == AssetSource.Assets
            ? Value.ForStruct(Write(asset.Parts))
            : Value.ForString(asset.Location);
        var fields = Special(asset.IsArchive ? SpecialValue.Archive : SpecialValue.Asset,
            asset.Source.ToString().ToLowerInvariant(), content);
        if (asset.Hash.Length > 0)
            fields.Fields["hash"] = Value.ForString(asset.Hash);
        return Value.ForStruct(fields);
    }

    private static Struct Special(string signature, string key, Value value) => new()
    {
        Fields = { [SpecialValue.SignatureKey] = Value.ForString(signature), [key] = value },
    };

    private static Value Part(Struct fields, string name) => fields.Fields.TryGetValue(name, out var value)
        ? value
        : throw new GrpcException(GrpcStatus.InvalidArgument, $"A special value lacks its {name}.");
}
