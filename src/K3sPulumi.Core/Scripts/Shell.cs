namespace K3sPulumi.Core.Scripts;

/// <summary>Text for a POSIX shell.</summary>
internal static class Shell
{
    /// <summary>
    /// Quotes <paramref name="value"/> as one shell argument (it must not contain NUL, which shells do not support).
    /// </summary>
    public static string Quote(string value) =>
        value.Contains('\0', StringComparison.Ordinal)
            ? throw new ArgumentException("a shell argument cannot contain a NUL character", nameof(value))
            : $"'{value.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
