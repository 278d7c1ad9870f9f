using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Hardening;

/// <summary>How secrets are encrypted at rest (<c>secrets-encryption-provider</c>).</summary>
internal static class EncryptionProviders
{
    public static readonly IReadOnlyList<string> All = ["aescbc", "secretbox"];

    public static string? Problem(string text) => AllowedValues.Problem(text, All);
}
