using System.Collections.Immutable;

namespace Pulumi;

/// <summary>The result of an output: its value and metadata.</summary>
internal readonly record struct OutputData<T>(ImmutableHashSet<Resource> Resources, T Value, bool IsKnown, bool IsSecret)
{
    public static OutputData<T> Of(T value, bool isSecret = false) =>
        new(ImmutableHashSet<Resource>.Empty, value, IsKnown: true, isSecret);

    public OutputData<object?> Boxed() => new(Resources, Value, IsKnown, IsSecret);

    /// <summary>This value with the metadata of another one that it was derived from.</summary>
    public OutputData<T> After<TOther>(in OutputData<TOther> other) =>
        new(other.Resources.Join(Resources), Value, other.IsKnown && IsKnown, other.IsSecret || IsSecret);
}

internal static class ResourceSets
{
    /// <summary>The union, without a copy in the usual cases: one side empty, or both the same.</summary>
    public static ImmutableHashSet<Resource> Join(this ImmutableHashSet<Resource> left, ImmutableHashSet<Resource> right)
    {
        if (right.IsEmpty || ReferenceEquals(left, right))
            return left;
        return left.IsEmpty ? right : left.Count >= right.Count ? left.Union(right) : right.Union(left);
    }
}
