using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Pulumi.Experimental;

namespace K3sPulumi.Tests.Plugins;

/// <summary>Inputs as the plugin receives them, written in JSON.</summary>
internal static class Received
{
    /// <summary>Stands for an output that a preview does not know.</summary>
    public const string Unknown = "?unknown?";

    public static ImmutableDictionary<string, PropertyValue> Of(JsonObject inputs) =>
        inputs.ToImmutableDictionary(input => input.Key, input => Of(input.Value));

    private static PropertyValue Of(JsonNode? node) => node switch
    {
        JsonObject members => new(Of(members)),
        JsonArray items => new(items.Select(Of).ToImmutableArray()),
        JsonValue value when value.TryGetValue(out bool truth) => new(truth),
        JsonValue value when value.TryGetValue(out double number) => new(number),
        JsonValue value when value.GetValue<string>() == Unknown => PropertyValue.Computed,
        JsonValue value => new(value.GetValue<string>()),
        _ => PropertyValue.Null,
    };
}
