using System.Collections.Immutable;
using System.Reflection;
using Google.Protobuf.WellKnownTypes;

namespace Pulumi.Experimental.Provider;

internal static partial class ArgsReader
{
    private static object? ReadGeneric(Value value, System.Type target, string path)
    {
        var definition = target.GetGenericTypeDefinition();
        var method = definition switch
        {
            _ when definition == typeof(Input<>) => nameof(InputOf),
            _ when definition == typeof(Output<>) => nameof(OutputOf),
            _ when definition == typeof(InputList<>) => nameof(InputListOf),
            _ when definition == typeof(InputMap<>) => nameof(InputMapOf),
            _ when definition == typeof(List<>) => nameof(ListOf),
            _ when definition == typeof(ImmutableArray<>) => nameof(ImmutableArrayOf),
            _ when definition == typeof(Dictionary<,>) => nameof(DictionaryOf),
            _ when definition == typeof(ImmutableDictionary<,>) => nameof(ImmutableDictionaryOf),
            _ => null,
        };
        return method == null ? null : typeof(ArgsReader).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(target.GenericTypeArguments[^1])
            .Invoke(null, BindingFlags.DoNotWrapExceptions, null, [value, path], null);
    }

    private static Input<T> InputOf<T>(Value value, string path) => OutputOf<T>(value, path);

    private static Output<T> OutputOf<T>(Value value, string path)
    {
        var received = Received.Of(value);
        var resources = received.Dependencies.Select(urn => new DependencyResource(urn)).ToImmutableHashSet<Resource>();
        if (!received.IsKnown)
            return new(new OutputData<T>(resources, default!, IsKnown: false, received.IsSecret));
        try
        {
            return new(new OutputData<T>(resources, As<T>(received.Plain!, path), IsKnown: true, received.IsSecret));
        }
        catch (UnknownException)
        {
            return new(new OutputData<T>(resources, default!, IsKnown: false, received.IsSecret));
        }
    }

    /// <summary>Of secret items in it nothing is left but their values, as with the official serializer.</summary>
    private static InputList<T> InputListOf<T>(Value value, string path) => OutputOf<ImmutableArray<T>>(value, path);

    private static InputMap<T> InputMapOf<T>(Value value, string path) =>
        InputMap<T>.From(OutputOf<ImmutableDictionary<string, Input<T>>>(value, path));

    private static List<T> ListOf<T>(Value value, string path) =>
        [.. Items(Received.Of(value), typeof(List<T>), path).Select((item, index) => As<T>(item, $"{path}, index[{index}]"))];

    private static ImmutableArray<T> ImmutableArrayOf<T>(Value value, string path) => [.. ListOf<T>(value, path)];

    private static Dictionary<string, T> DictionaryOf<T>(Value value, string path) =>
        Fields(Received.Of(value), typeof(Dictionary<string, T>), path)
            .ToDictionary(field => field.Key, field => As<T>(field.Value, $"{path}, {field.Key}"));

    private static ImmutableDictionary<string, T> ImmutableDictionaryOf<T>(Value value, string path) =>
        DictionaryOf<T>(value, path).ToImmutableDictionary();

    private static T As<T>(Value value, string path) => Read(value, typeof(T), path) is { } read ? (T)read : default!;
}
