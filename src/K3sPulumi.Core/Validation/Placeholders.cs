namespace K3sPulumi.Core.Validation;

/// <summary>Placeholders for unknown values, so that the rest can be rendered.</summary>
internal static class Placeholders
{
    public const string Text = "not-known-yet";

    /// <summary>The text; null if it is not set.</summary>
    public static string? OrPlaceholder(this Value<string> text) => text.IsUnknown ? Text : text.Content;

    /// <summary>The secret; null if it is not set.</summary>
    public static Secret? OrPlaceholder(this Value<Secret> secret) =>
        secret.IsKnown ? secret.Content : secret.IsGiven ? new Secret(Text) : null;
}
