using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;

namespace Pulumi;

/// <summary>Inputs as a dictionary. Its values are plain ones, collections of them, or outputs of these; never an <see cref="Input{T}"/>.</summary>
public sealed class DictionaryResourceArgs : ResourceArgs
{
    private static readonly Type[] Plain =
    [
        typeof(bool), typeof(int), typeof(double), typeof(string), typeof(object), typeof(Asset), typeof(Archive), typeof(AssetOrArchive),
        typeof(JsonElement), typeof(ImmutableDictionary<string, object>), typeof(ImmutableArray<object>),
    ];

    private readonly ImmutableDictionary<string, object?> _dictionary;

    public DictionaryResourceArgs(ImmutableDictionary<string, object?> dictionary)
    {
        foreach (var value in dictionary.Values)
        {
            if (value is not null)
                Check(value.GetType());
        }

        _dictionary = dictionary;
    }

    internal override IEnumerable<KeyValuePair<string, object?>> Members() => _dictionary;

    private static void Check(Type type)
    {
        if (Plain.Contains(type) || type.IsSubclassOf(typeof(Resource)) || type == typeof(Resource))
            return;
        if ((type.IsEnum && type.GetEnumUnderlyingType() == typeof(int)) || type.GetCustomAttribute<EnumTypeAttribute>() is not null)
            return;
        var definition = type.IsConstructedGenericType ? type.GetGenericTypeDefinition() : null;
        if (definition == typeof(ImmutableDictionary<,>) && type.GenericTypeArguments[0] == typeof(string))
            Check(type.GenericTypeArguments[1]);
        else if (definition == typeof(Nullable<>) || definition == typeof(ImmutableArray<>) || definition == typeof(Output<>))
            Check(type.GenericTypeArguments[0]);
        else if (type.GetCustomAttribute<OutputTypeAttribute>() is null)
            throw new InvalidOperationException($"dictionary contains invalid type {type.FullName}");
    }
}
