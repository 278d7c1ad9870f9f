using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using Pulumi;

namespace K3sPulumi.Internal.Inputs;

/// <summary>
/// A component's arguments as the engine stores and shows them: those that are set, under their names in the schema. Secrets are
/// marked as secret there too.
/// </summary>
internal static class RegisteredArgs
{
    /// <param name="args">The user's args.</param>
    /// <param name="gather">Gathers them, which shows what is secret.</param>
    public static ResourceArgs Of<TArgs>(TArgs args, Action<InputSet, TArgs> gather)
        where TArgs : ResourceArgs
    {
        if (args is null)
            return ResourceArgs.Empty;
        var inputs = new InputSet();
        gather(inputs, args);
        return new DictionaryResourceArgs(Members(args, inputs.Secrets));
    }

    private static ImmutableDictionary<string, object?> Members(object args, HashSet<object> secrets)
    {
        var members = ImmutableDictionary.CreateBuilder<string, object?>();
        foreach (var property in args.GetType().GetProperties())
        {
            if (NameOf(property) is { } name && Member(property.GetValue(args), secrets) is { } value)
                members[name] = value;
        }

        return members.ToImmutable();
    }

    private static string? NameOf(PropertyInfo property) => property.CustomAttributes
        .FirstOrDefault(attribute => attribute.AttributeType == typeof(InputAttribute))?.ConstructorArguments[0].Value as string;

    /// <summary>Null is omitted.</summary>
    private static object? Member(object? value, HashSet<object> secrets) => value switch
    {
        null => null,
        InputList<string> list => list.Apply(items => items.IsDefaultOrEmpty ? Nothing : Marked(list, items, secrets)),
        InputMap<string> map => map.Apply(entries => entries is null or { Count: 0 } ? Nothing : Marked(map, entries, secrets)),
        Input<DatastoreArgs> datastore => datastore.Apply(given =>
            given is null ? Nothing : Marked(datastore, Members(given, secrets), secrets)),
        // The dictionary accepts outputs but not inputs.
        Input<string> text => secrets.Contains(text) ? Output.CreateSecret(text.ToOutput()) : text.ToOutput(),
        Input<int> number => number.ToOutput(),
        Input<double> number => number.ToOutput(),
        Input<bool> choice => choice.ToOutput(),
        InputArgs nested => Members(nested, secrets),
        IList list => list.Count == 0 ? null : list.Cast<object?>().Select(item => Member(item, secrets)).ToImmutableArray(),
        _ => value,
    };

    /// <summary>Not secret: an argument that is not set is omitted rather than hidden.</summary>
    private static Output<object?> Nothing => Output.Create((object?)null);

    private static Output<object?> Marked(object owner, object value, HashSet<object> secrets) =>
        secrets.Contains(owner) ? Output.CreateSecret((object?)value) : Output.Create((object?)value);
}
