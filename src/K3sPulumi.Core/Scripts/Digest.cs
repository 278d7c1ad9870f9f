using System.Security.Cryptography;
using System.Text;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Scripts;

/// <summary>Digests of large or secret texts.</summary>
internal static class Digest
{
    /// <summary>Shorter keys can be found by brute force, and with them the secrets behind a visible digest.</summary>
    public const int SafeKeyLength = 20;

    /// <summary>Of the whole text, for files that only root can read.</summary>
    public static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>
    /// For visible texts: changes with the visible part, and also with the secret part if the key cannot be guessed.
    /// </summary>
    public static string Visible(string open, string hidden, Secret key)
    {
        var digest = key.Value?.Length >= SafeKeyLength
            ? HMACSHA256.HashData(Encoding.UTF8.GetBytes(key.Value), Encoding.UTF8.GetBytes($"{open}\0{hidden}"))
            : SHA256.HashData(Encoding.UTF8.GetBytes(open));
        return Convert.ToHexStringLower(digest.AsSpan(0, 8));
    }
}
