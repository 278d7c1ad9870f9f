using System.Diagnostics.CodeAnalysis;

namespace K3sPulumi.Core.Validation;

/// <summary>Stand where a value is not known yet, so that what is beside it can be checked.</summary>
internal static class Placeholders
{
    public const string Text = "not-known-yet";

    /// <summary>The text, or <paramref name="absent"/> where none is given.</summary>
    [return: NotNullIfNotNull(nameof(absent))]
    public static string? OrPlaceholder(this Value<string> text, string? absent) => text.IsUnknown ? Text : text.IsKnown ? text.Content! : absent;

    public static T OrPlaceholder<T>(this Value<T> value, T absent, T unknown) => value.IsUnknown ? unknown : value.Or(absent);
}
