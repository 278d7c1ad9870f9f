using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using K3sPulumi.Core.Tests;
using K3sPulumi.Core.Validation;
using Pulumi.Experimental.Provider;

namespace K3sPulumi.Tests;

/// <summary>The public API of the components for all languages: changes show in sdk/schema.json.</summary>
public sealed class SchemaTests
{
    [Fact]
    public void SchemaMatchesTheCheckedInOne()
    {
        var schema = ComponentAnalyzer.GenerateSchema(new Metadata("k3s", Version: "0.0.0"), typeof(K3sCluster).Assembly);
        var json = JsonSerializer.SerializeToNode(
            schema, new JsonSerializerOptions { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull });

        var text = Ordered(json)!.ToJsonString(new JsonSerializerOptions { WriteIndented = true, NewLine = "\n" });

        Golden.Matches("../../../sdk/schema.json", text + "\n");
    }

    /// <summary>The order of keys means nothing, and must not depend on the SDK.</summary>
    private static JsonNode? Ordered(JsonNode? node) => node switch
    {
        JsonObject value => new JsonObject(value.OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => KeyValuePair.Create(pair.Key, Ordered(pair.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Ordered)]),
        _ => node?.DeepClone(),
    };
}
