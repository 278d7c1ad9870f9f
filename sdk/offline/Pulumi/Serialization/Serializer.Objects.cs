using System.Reflection;
using Google.Protobuf.WellKnownTypes;
using K3sPulumi.Wire;

namespace Pulumi.Serialization;

internal sealed partial class Serializer
{
    private async ValueTask<Value> SerializeAssetAsync(string path, AssetOrArchive asset) => Special(
        asset.Signature, (asset.Kind, await SerializeAsync($"{path}.{asset.Kind}", asset.Value).ConfigureAwait(false)));

    /// <summary>
    /// A component is only named, never walked: its properties may lead back here. It is no dependency by itself either;
    /// its URN is, for that output came from it.
    /// </summary>
    private async ValueTask<Value> SerializeResourceAsync(string path, Resource resource)
    {
        Value? id = null;
        if (resource is CustomResource custom)
        {
            Resources.Add(resource);
            id = await SerializeAsync($"{path}.id", custom.Id).ConfigureAwait(false);
            if (!resourceReferences)
                return id;
        }
        var urn = await SerializeAsync($"{path}.urn", resource.Urn).ConfigureAwait(false);
        if (!resourceReferences)
            return urn;
        if (id == null)
            return Special(SpecialValue.ResourceReference, ("urn", urn));
        var known = id.KindCase == Value.KindOneofCase.StringValue && !SpecialValue.IsUnknown(id.StringValue);
        return Special(SpecialValue.ResourceReference, ("urn", urn), ("id", known ? id : Value.ForString("")));
    }

    /// <summary>The read-only fields, named as in a schema.</summary>
    private async ValueTask<Value> SerializeOutputTypeAsync(string path, object value, System.Type type)
    {
        var fields = type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance).Where(field => field.IsInitOnly);
        var members = fields.Select(field =>
            KeyValuePair.Create(char.ToLowerInvariant(field.Name[0]) + field.Name[1..], field.GetValue(value)));
        return Value.ForStruct(await SerializeAsync(path, members).ConfigureAwait(false));
    }

    private static Value Special(string signature, params ReadOnlySpan<(string Name, Value Value)> fields)
    {
        var result = new Struct { Fields = { [SpecialValue.SignatureKey] = Value.ForString(signature) } };
        foreach (var (name, value) in fields)
            result.Fields[name] = value;
        return Value.ForStruct(result);
    }
}
