using System.Collections.Immutable;
using K3sPulumi.Core.Validation;
using Pulumi;

namespace K3sPulumi.Internal.Inputs;

/// <summary>
/// Through this a function reads inputs: first to find out which ones it needs, when everything that is set counts as unknown;
/// then for their values, as far as they are known.
/// </summary>
internal sealed class Values
{
    public static readonly object NotKnown = new();

    private readonly InputSet? _inputs;
    private readonly List<GatheredInput> _found = [];
    private readonly Dictionary<InputKey, object?> _values = [];

    /// <summary>Finds out which inputs are needed.</summary>
    public Values(InputSet inputs) => _inputs = inputs;

    public Values(IEnumerable<KeyValuePair<InputKey, object?>> values) => _values = new(values);

    public IReadOnlyList<GatheredInput> Found => _found;

    public Value<T> Get<T>(Input<T>? input) => Read<T>(input, "", isSecret: false, () => input!.Apply(value => (object?)value));

    public Value<T> Get<T>(Output<T>? output) =>
        Read<T>(output, "", isSecret: false, () => output!.Apply(value => (object?)value));

    /// <summary>A null element is treated as empty; the checks report it with its index in the list.</summary>
    public Value<IReadOnlyList<string>> List(InputList<string>? list) =>
        Read<IReadOnlyList<string>>(list, "", isSecret: false, () =>
        list!.Apply(values => (object?)(values.IsDefaultOrEmpty ? null : values.Select(value => value ?? "").ToArray())));

    /// <summary>A null entry is omitted, as everywhere in Pulumi.</summary>
    public Value<IReadOnlyDictionary<string, string>> Map(InputMap<string>? map) =>
        Read<IReadOnlyDictionary<string, string>>(map, "", isSecret: false, () => map!.Apply(values => (object?)Given(values)));

    public Value<Secret> Secret(Input<string>? input) =>
        Read<Secret>(input, "secret", isSecret: true, () =>
            input!.Apply(value => value is null ? null : (object?)new Secret(value)));

    /// <summary>
    /// A secret that the preview shows as set: an output that turns out to be null is treated as empty, which the checks reject.
    /// </summary>
    public Value<Secret> GivenSecret(Input<string>? input) =>
        Read<Secret>(input, "given", isSecret: true, () => input!.Apply(value => (object?)new Secret(value ?? "")));

    /// <summary>Texts that may contain secrets, each under a name that does not.</summary>
    public Value<IReadOnlyDictionary<string, Secret>> SecretMap(InputMap<string>? map) =>
        Read<IReadOnlyDictionary<string, Secret>>(
        map, "secret", isSecret: true, () => map!.Apply(values =>
            (object?)Given(values)?.ToDictionary(entry => entry.Key, entry => new Secret(entry.Value), StringComparer.Ordinal)));

    /// <summary>A value that is derived from an input by more than a conversion.</summary>
    /// <param name="owner">What the user set.</param>
    /// <param name="part">What is derived from it.</param>
    /// <param name="make">Runs once.</param>
    public Value<T> Made<T>(object owner, string part, Func<Output<T>> make) =>
        Read<T>(owner, part, isSecret: false, () => make().Apply(value => (object?)value));

    /// <summary>
    /// A part of a secret text that is not secret by itself: previews do not show it, so they do not wait for it.
    /// </summary>
    public Value<T> Hidden<T>(object owner, string part, Func<Output<object?>> make) =>
        Read<T>(owner, part, isSecret: true, make);

    private Value<T> Read<T>(object? owner, string part, bool isSecret, Func<Output<object?>> make)
    {
        if (owner is null)
            return Value<T>.Absent;
        var key = new InputKey(owner, part);
        if (_inputs is not null)
        {
            _found.Add(_inputs.Find(key, isSecret, make));
            return Value<T>.Unknown;
        }

        var value = _values.TryGetValue(key, out var found) ? found
            : throw new InvalidOperationException($"An input of type {typeof(T).Name} is read only where others have certain "
                + "values.");
        return ReferenceEquals(value, NotKnown) ? Value<T>.Unknown : value is null ? Value<T>.Absent : Value<T>.Of((T)value);
    }

    private static SortedDictionary<string, string>? Given(ImmutableDictionary<string, string>? values)
    {
        var given = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in values ?? [])
        {
            if (value is not null)
                given.Add(key, value);
        }

        return given.Count == 0 ? null : given;
    }
}
