namespace K3sPulumi.Core.Validation;

/// <summary>Stand where a value is not known yet, so that what is beside it can be rendered.</summary>
internal static class Placeholders
{
    public const string Text = "not-known-yet";

    /// <summary>The text; null where none is given.</summary>
    public static string? OrPlaceholder(this Value<string> text) => text.IsUnknown ? Text : text.Content;

    /// <summary>The secret; null where none is given.</summary>
    public static Secret? OrPlaceholder(this Value<Secret> secret) =>
        secret.IsKnown ? secret.Content : secret.IsGiven ? new Secret(Text) : null;
}
