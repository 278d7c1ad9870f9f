namespace K3sPulumi.Core.Validation;

internal static class Base64
{
    /// <summary>Null if the text is not valid.</summary>
    public static byte[]? TryDecode(string text)
    {
        var buffer = new byte[text.Length];
        return Convert.TryFromBase64String(text, buffer, out var written) ? buffer[..written] : null;
    }
}
