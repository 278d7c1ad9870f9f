using K3sPulumi.Core.Existing;
using K3sPulumi.Core.Scripts;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Backups;

/// <summary>
/// K3s stores the keys of a cluster in its datastore as <c>/bootstrap/DIGEST</c>, where the digest is that of the token's
/// password. Old releases used the whole token, or an empty one; K3s still takes these over.
/// </summary>
internal static class BootstrapKeys
{
    /// <summary>All digests that a token opens, separated by blanks.</summary>
    public static string Of(Secret token) => string.Join(' ',
        new[] { ClusterRecord.PasswordOf(token.Value), token.Value, "" }.Select(text => Digest.Of(text)[..12])
            .Distinct(StringComparer.Ordinal));
}
