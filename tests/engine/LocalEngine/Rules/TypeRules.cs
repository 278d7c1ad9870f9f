using System.Collections.Frozen;

namespace K3sPulumi.LocalEngine.Rules;

/// <summary>What a provider does when an input changes.</summary>
internal enum Effect
{
    Update,
    Replace,

    /// <summary>Stored in the state as an update that has no effect.</summary>
    NotApplied,
}

/// <summary>How a resource type handles changes of its inputs.</summary>
internal sealed record TypeRules(Effect Other)
{
    /// <summary>Inputs that differ from <see cref="Other"/>, by top-level name.</summary>
    public FrozenDictionary<string, Effect> Effects { get; init; } = FrozenDictionary<string, Effect>.Empty;

    /// <summary>Lists that the provider keeps as sets.</summary>
    public FrozenSet<string> Unordered { get; init; } = [];

    /// <summary>The provider itself deletes the old one first.</summary>
    public bool DeleteBeforeReplace { get; init; }

    /// <summary>Where <c>name</c> is set rather than generated, two with the same name cannot exist at the same time.</summary>
    public bool NameIsUnique { get; init; }

    public Effect EffectOf(string input) => Effects.GetValueOrDefault(input, Other);

    public static FrozenDictionary<string, Effect> Table(params (Effect Effect, string[] Inputs)[] rows) =>
        rows.SelectMany(row => row.Inputs, (row, input) => KeyValuePair.Create(input, row.Effect)).ToFrozenDictionary();
}
