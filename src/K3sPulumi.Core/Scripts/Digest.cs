using System.Security.Cryptography;
using System.Text;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Scripts;

/// <summary>Short names for large or secret things.</summary>
internal static class Digest
{
    /// <summary>Below this a key can be found by trying, and with it the secrets behind a visible digest.</summary>
    public const int SafeKeyLength = 20;

    /// <summary>All of the text, for places that only root reads.</summary>
    public static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>
    /// For visible texts: changes with the open part, and with the hidden one too when there is a key that cannot be guessed.
    /// </summary>
    public static string Visible(string open, string hidden, Secret key)
    {
        var digest = key.Value?.Length >= SafeKeyLength
            ? HMACSHA256.HashData(Encoding.UTF8.GetBytes(key.Value), Encoding.UTF8.GetBytes($"{open}\0{hidden}"))
            : SHA256.HashData(Encoding.UTF8.GetBytes(open));
        return Convert.ToHexStringLower(digest.AsSpan(0, 8));
    }
}
