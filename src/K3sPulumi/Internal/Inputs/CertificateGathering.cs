using K3sPulumi.Core.Certificates;

namespace K3sPulumi.Internal.Inputs;

/// <summary>The part of <see cref="Gathering"/> that reads what becomes of certificates.</summary>
internal static class CertificateGathering
{
    /// <param name="args">The cluster's, or the node's.</param>
    /// <param name="values">Its inputs.</param>
    /// <param name="withKey">Whether the key of the CA is read too, which agents do not need.</param>
    public static CertificatesSpec Read(this CertificatesArgs args, Values values, bool withKey) => new()
    {
        Rotation = values.Get(args.Rotation),
        Authority = args.Authority is { } authority ? authority.Read(values, withKey) : null,
    };

    private static AuthoritySpec Read(this AuthorityArgs args, Values values, bool withKey) => new()
    {
        Chain = values.Get(args.Chain),
        Key = withKey ? values.GivenSecret(args.Key) : default,
        Force = values.Get(args.Force),
        Now = DateTimeOffset.UtcNow,
    };
}
