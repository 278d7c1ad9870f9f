namespace K3sPulumi.Core.Validation;

/// <summary>Settings that have a fixed set of values, which each of them lists where it is at home.</summary>
internal static class AllowedValues
{
    public static string? Problem(string value, IReadOnlyList<string> allowed) =>
        allowed.Contains(value) ? null : $"{Quote.Value(value)} is not a valid value; use {AnyOf(allowed)}.";

    public static string AnyOf(IReadOnlyList<string> values) => $"{string.Join(", ", values.SkipLast(1))} or {values[^1]}";
}
