using System.Globalization;
using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Validation;
using K3sPulumi.Core.Versions;

namespace K3sPulumi.Core.Credentials;

/// <summary>A number that is increased to replace the tokens of an existing cluster.</summary>
internal static class TokenRotation
{
    private const string Since = "v1.25.15, v1.26.10, v1.27.7 or v1.28.3";

    public static void Check(ProblemList problems, ClusterSettings settings)
    {
        problems.Check("tokenRotation", settings.TokenRotation, NumberProblem);
        if (settings.TokenRotation.IsGiven && settings.KnownVersion is { } version)
            problems.Add("tokenRotation", VersionProblem(version));
    }

    /// <summary>The first server carries the rotation out, which it cannot on a host that is gone.</summary>
    public static string? HostProblem(ClusterSettings settings, NodeSpec first) =>
        settings.TokenRotation.IsGiven && first.HostIsGone
            ? "needs the first server, whose hostIsGone is set; remove that server from the list, run pulumi up, then increase "
                + "this."
            : null;

    public static string? VersionProblem(K3sVersion version) => version.RotatesTokens ? null
        : $"is not supported by K3s {version}; upgrade to at least {Since} first, then increase it.";

    public static string Shown(int rotation) => string.Create(CultureInfo.InvariantCulture, $"token rotation {rotation}");

    private static string? NumberProblem(int number) => number >= 1 ? null
        : string.Create(CultureInfo.InvariantCulture,
            $"{number} is less than 1; use 1 for the first rotation, and increase it by one for each further one.");
}
