using System.Collections.Immutable;
using Google.Protobuf.WellKnownTypes;
using K3sPulumi.Wire;

namespace Pulumi.Experimental.Provider;

/// <summary>A value without the marks around it. Plain is null if it is not known.</summary>
internal sealed record Received(Value? Plain, bool IsSecret, ImmutableHashSet<string> Dependencies)
{
    public bool IsKnown => Plain != null;

    public bool IsNull => Plain?.KindCase == Value.KindOneofCase.NullValue;

    public string Kind => Plain == null ? "Computed" : Name(Plain.KindCase);

    public static Received Of(Value value)
    {
        if (value.KindCase == Value.KindOneofCase.StringValue && SpecialValue.IsUnknown(value.StringValue))
            return new(null, false, []);
        var fields = value.KindCase == Value.KindOneofCase.StructValue ? value.StructValue.Fields : null;
        switch (fields == null ? null : SpecialValue.SignatureOf(value.StructValue))
        {
            case SpecialValue.Secret:
                return Of(fields!["value"]) with { IsSecret = true };
            case SpecialValue.OutputValue:
                var inner = fields!.TryGetValue("value", out var known) ? Of(known) : new(null, false, []);
                var urns = fields.TryGetValue("dependencies", out var list)
                    ? list.ListValue.Values.Select(urn => urn.StringValue) : [];
                return inner with
                {
                    IsSecret = inner.IsSecret || (fields.TryGetValue("secret", out var secret) && secret.BoolValue),
                    Dependencies = inner.Dependencies.Union(urns),
                };
            default:
                return new(value, false, []);
        }
    }

    public static string Name(Value.KindOneofCase kind) => kind switch
    {
        Value.KindOneofCase.StringValue => "String",
        Value.KindOneofCase.NumberValue => "Number",
        Value.KindOneofCase.BoolValue => "Bool",
        Value.KindOneofCase.ListValue => "Array",
        Value.KindOneofCase.StructValue => "Map",
        _ => "Null",
    };
}
