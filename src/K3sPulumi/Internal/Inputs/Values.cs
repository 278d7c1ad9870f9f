using System.Collections.Immutable;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Internal.Inputs;

/// <summary>The values of an <see cref="InputSet"/>, as far as they are known.</summary>
internal sealed class Values(ImmutableArray<object?> visible, ImmutableArray<object?> secret)
{
    public static readonly object NotKnown = new();

    public Value<T> Get<T>(Field<T> field)
    {
        if (field.Index < 0)
            return Value<T>.Absent;
        var value = field.IsSecret ? secret[field.Index] : visible[field.Index];
        return ReferenceEquals(value, NotKnown) ? Value<T>.Unknown
            : value is null ? Value<T>.Absent
            : Value<T>.Of((T)value);
    }

    /// <summary>Whether none of these is given and not known yet.</summary>
    public bool AllKnown<T>(params ReadOnlySpan<Field<T>> fields)
    {
        foreach (var field in fields)
        {
            if (Get(field) is { IsGiven: true, IsKnown: false })
                return false;
        }

        return true;
    }
}
