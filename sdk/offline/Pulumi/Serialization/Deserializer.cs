using System.Collections.Immutable;
using Google.Protobuf.WellKnownTypes;
using K3sPulumi.Wire;

namespace Pulumi.Serialization;

/// <summary>Reads what comes back. A secret or unknown anywhere inside makes the whole value so.</summary>
internal static class Deserializer
{
    public static OutputData<object?> Deserialize(Value value)
    {
        var state = new State();
        var plain = state.Read(value);
        return OutputData<object?>.Of(plain, state.IsSecret) with { IsKnown = !state.IsUnknown };
    }

    private sealed class State
    {
        public bool IsSecret { get; private set; }

        public bool IsUnknown { get; private set; }

        public object? Read(Value value) => value.KindCase switch
        {
            Value.KindOneofCase.NullValue => null,
            Value.KindOneofCase.BoolValue => value.BoolValue,
            Value.KindOneofCase.NumberValue => value.NumberValue,
            Value.KindOneofCase.StringValue => ReadText(value.StringValue),
            Value.KindOneofCase.ListValue => value.ListValue.Values.Select(Read).ToImmutableArray(),
            Value.KindOneofCase.StructValue => ReadStruct(value.StructValue),
            _ => throw new InvalidOperationException("Should never get 'None' type when deserializing protobuf"),
        };

        private string? ReadText(string text)
        {
            if (!SpecialValue.IsUnknown(text))
                return text;
            IsUnknown = true;
            return null;
        }

        private object? ReadStruct(Struct value) => SpecialValue.SignatureOf(value) switch
        {
            null => ReadFields(value),
            SpecialValue.Secret => ReadSecret(value),
            SpecialValue.Asset => ReadAsset(value),
            SpecialValue.Archive => ReadArchive(value),
            SpecialValue.ResourceReference => new DependencyResource(
                value.Fields["urn"].StringValue, value.Fields.TryGetValue("id", out var id) ? id.StringValue : null),
            var signature => throw new InvalidOperationException($"Unrecognized signature '{signature}' in an answer of the engine."),
        };

        private ImmutableDictionary<string, object?> ReadFields(Struct value) =>
            value.Fields.Where(field => !field.Key.StartsWith("__", StringComparison.Ordinal))
                .ToImmutableDictionary(field => field.Key, field => Read(field.Value));

        private object? ReadSecret(Struct value)
        {
            IsSecret = true;
            return Read(value.Fields.TryGetValue("value", out var inner)
                ? inner
                : throw new InvalidOperationException("Secrets must have a field called 'value'"));
        }

        private static Asset ReadAsset(Struct value) =>
            value.Fields.TryGetValue("path", out var path) ? new FileAsset(path.StringValue)
            : value.Fields.TryGetValue("uri", out var uri) ? new RemoteAsset(uri.StringValue)
            : value.Fields.TryGetValue("text", out var text) ? new StringAsset(text.StringValue)
            : throw new InvalidOperationException("Value was marked as Asset, but did not conform to required shape.");

        private Archive ReadArchive(Struct value) =>
            value.Fields.TryGetValue("path", out var path) ? new FileArchive(path.StringValue)
            : value.Fields.TryGetValue("uri", out var uri) ? new RemoteArchive(uri.StringValue)
            : value.Fields.TryGetValue("assets", out var assets) ? new AssetArchive(
                assets.StructValue.Fields.ToDictionary(asset => asset.Key, asset => (AssetOrArchive)Read(asset.Value)!))
            : throw new InvalidOperationException("Value was marked as Archive, but did not conform to required shape.");
    }
}
