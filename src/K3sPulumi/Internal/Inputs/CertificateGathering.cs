using K3sPulumi.Core.Certificates;

namespace K3sPulumi.Internal.Inputs;

/// <summary>The part of <see cref="Gathering"/> that reads what becomes of certificates.</summary>
internal static class CertificateGathering
{
    public static CertificatesSpec Read(this CertificatesArgs args, Values values) => new()
    {
        Rotation = values.Get(args.Rotation),
    };
}
