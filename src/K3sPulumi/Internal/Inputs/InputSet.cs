using System.Runtime.CompilerServices;
using Pulumi;

namespace K3sPulumi.Internal.Inputs;

/// <summary>
/// The inputs of a component that the user wrote, each gathered once. Functions that name every input in one line build records
/// from them; a function's reads show which inputs it needs, so nothing else makes its record unknown or secret.
/// </summary>
internal sealed class InputSet
{
    private readonly Dictionary<InputKey, GatheredInput> _inputs = [];

    /// <summary>Inputs that are secret by nature.</summary>
    public HashSet<object> Secrets =>
        new(_inputs.Values.Where(input => input.IsSecret).Select(input => input.Key.Owner), ReferenceEqualityComparer.Instance);

    /// <summary>A record of some of the inputs.</summary>
    /// <param name="build">Must read the same inputs whatever their values are.</param>
    public Gathered<T> Gather<T>(Func<Values, T> build)
    {
        var values = new Values(this);
        var shape = build(values);
        return new Gathered<T>(build, shape, [.. values.Found.Distinct()]);
    }

    /// <summary>The one input under this key.</summary>
    public GatheredInput Find(InputKey key, bool isSecret, Func<Output<object?>> make)
    {
        if (!_inputs.TryGetValue(key, out var found))
            _inputs[key] = found = new GatheredInput(key, make, isSecret);
        return found;
    }
}

/// <summary>The object that the user set, and how it is read: one object may be read in several ways.</summary>
internal readonly record struct InputKey(object Owner, string Part)
{
    public bool Equals(InputKey other) => ReferenceEquals(Owner, other.Owner) && Part == other.Part;

    public override int GetHashCode() => HashCode.Combine(RuntimeHelpers.GetHashCode(Owner), Part);
}

/// <summary>
/// One input. Those that are secret by nature are separate, so they do not make the texts in a preview secret as a whole.
/// </summary>
internal sealed class GatheredInput(InputKey key, Func<Output<object?>> make, bool isSecret)
{
    private readonly Lazy<Output<object?>> _output = new(make);

    public InputKey Key => key;

    public bool IsSecret => isSecret;

    public Output<object?> Output => _output.Value;
}
