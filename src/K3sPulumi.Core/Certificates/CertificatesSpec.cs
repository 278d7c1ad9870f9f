using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Certificates;

/// <summary>What becomes of a cluster's certificates.</summary>
internal sealed record CertificatesSpec
{
    /// <summary>Another number means new leaf certificates on every node.</summary>
    public Value<int> Rotation { get; init; }

    /// <summary>Null: K3s makes its own CAs.</summary>
    public AuthoritySpec? Authority { get; init; }

    public void Check(ProblemList problems)
    {
        problems.Check("rotation", Rotation, number => number >= 0 ? null : $"{number} is negative; use 0 or a higher number.");
        Authority?.Check(problems.At("authority"));
    }

    public void CheckForAgent(ProblemList problems)
    {
        if (Authority is not null)
            problems.Add("authority", "is for servers, because agents take the CAs of the servers; remove it.");
        (this with { Authority = null }).Check(problems);
    }
}
