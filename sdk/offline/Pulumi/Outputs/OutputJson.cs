using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pulumi;

/// <summary>JSON of values with outputs inside: written again until every output met is there.</summary>
internal static class OutputJson
{
    public static async Task<OutputData<string>> WriteAsync<T>(T value, JsonSerializerOptions? options)
    {
        var converter = new Converter();
        var withOutputs = options == null ? new JsonSerializerOptions() : new JsonSerializerOptions(options);
        withOutputs.Converters.Add(converter);
        while (true)
        {
            converter.MetUnfinished = false;
            var json = JsonSerializer.Serialize(value, withOutputs);
            if (!converter.MetUnfinished)
                return converter.Met.Values.Aggregate(OutputData<string>.Of(json), (all, met) => all.After(met.Result));
            await Task.WhenAll(converter.Met.Values).ConfigureAwait(false);
        }
    }

    private sealed class Converter : JsonConverterFactory
    {
        public ConcurrentDictionary<IOutput, Task<OutputData<object?>>> Met { get; } = new(ReferenceEqualityComparer.Instance);

        public bool MetUnfinished { get; set; }

        public override bool CanConvert(Type typeToConvert) =>
            typeof(IOutput).IsAssignableFrom(typeToConvert) || typeof(IInput).IsAssignableFrom(typeToConvert);

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(Writer<>).MakeGenericType(typeToConvert), this)!;
    }

    private sealed class Writer<T>(Converter parent) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("Outputs can be written to JSON, not read from it.");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
        {
            var output = value as IOutput ?? ((IInput)value!).ToOutput();
            var data = parent.Met.GetOrAdd(output, met => met.GetDataAsync());
            var finished = data.IsCompletedSuccessfully;
            parent.MetUnfinished |= !finished;
            if (finished && data.Result.IsKnown)
                JsonSerializer.Serialize(writer, data.Result.Value, options);
            else
                writer.WriteNullValue();
        }
    }
}
