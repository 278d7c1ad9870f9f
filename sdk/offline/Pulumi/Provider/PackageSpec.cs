using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Pulumi.Experimental.Provider;

/// <summary>The schema of a package: only as JSON, which is the same as the official one.</summary>
[JsonConverter(typeof(JsonText))]
public record PackageSpec
{
    internal PackageSpec(JsonObject json) => Json = json;

    internal JsonObject Json { get; }

    private sealed class JsonText : JsonConverter<PackageSpec>
    {
        public override PackageSpec Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("Schemas are made from components, not read.");

        public override void Write(Utf8JsonWriter writer, PackageSpec value, JsonSerializerOptions options)
        {
            var json = value.Json.DeepClone();
            if (options.DefaultIgnoreCondition == JsonIgnoreCondition.WhenWritingNull)
                RemoveNulls(json);
            json.WriteTo(writer, options);
        }

        /// <summary>Schemas have nulls only in objects: references have no type.</summary>
        private static void RemoveNulls(JsonNode node)
        {
            if (node is not JsonObject fields)
                return;
            foreach (var (name, value) in fields.ToList())
            {
                if (value == null)
                    fields.Remove(name);
                else
                    RemoveNulls(value);
            }
        }
    }
}
