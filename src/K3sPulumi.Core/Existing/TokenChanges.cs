using System.Globalization;
using K3sPulumi.Core.Credentials;
using K3sPulumi.Core.Validation;
using K3sPulumi.Core.Versions;

namespace K3sPulumi.Core.Existing;

/// <summary>
/// Other tokens for an existing cluster. K3s keeps both in its datastore, so changing only the configuration changes neither:
/// with another token of the servers they do not start, and with another one of the agents not a second time.
/// </summary>
internal static class TokenChanges
{
    public static IEnumerable<Problem> Problems(ClusterRecord before, ClusterRecord now)
    {
        var (token, agentToken) = (Changes(before, now), AgentTokenChanges(before, now));
        if (now.TokenRotation is not { } rotation)
            return [];
        var last = before.TokenRotation ?? 0;
        if (rotation < last)
        {
            return [new("tokenRotation", $"was {Number(last)} in the last update and cannot be lowered; set {Number(last)} "
                + "again, or a larger number to rotate the tokens.")];
        }

        if (rotation > last)
            return RotationProblems(before, now, last, token || agentToken);
        return Refused(token && !GenerationsWereRaised(before, now), agentToken);
    }

    private static IEnumerable<Problem> RotationProblems(ClusterRecord before, ClusterRecord now, int last, bool changes)
    {
        if (!changes && IsSame(before, now))
        {
            yield return new("tokenRotation",
                "has been increased, but token and agentToken are still the old ones; set a new one, remove one to have it "
                + $"generated, or {(last == 0 ? "remove tokenRotation" : $"set {Number(last)} again")}.");
        }

        // The K3s that is there rotates, before it is upgraded.
        if (K3sVersion.TryParse(before.Version ?? "", out _) is { } version
            && TokenRotation.VersionProblem(version) is { } problem)
            yield return new("tokenRotation", problem);
    }

    private static IEnumerable<Problem> Refused(bool token, bool agentToken)
    {
        if (token)
        {
            yield return new("token", "cannot change in an existing cluster, whose servers encrypted their data with it; restore "
                + "the old token, or increase tokenRotation by one in the same update, which rotates it.");
        }

        if (agentToken)
        {
            yield return new("agentToken", "cannot change in an existing cluster without a rotation, because its servers would "
                + "not start a second time; restore the old token, or increase tokenRotation by one in the same update.");
        }
    }

    private static bool Changes(ClusterRecord before, ClusterRecord now) =>
        IsOther(before.TokenIsGiven, before.TokenFingerprint, now.TokenIsGiven, now.TokenFingerprint);

    private static bool AgentTokenChanges(ClusterRecord before, ClusterRecord now) =>
        IsOther(before.AgentTokenIsGiven, before.AgentTokenFingerprint, now.AgentTokenIsGiven, now.AgentTokenFingerprint);

    private static bool IsOther(bool? wasGiven, string? before, bool? isGiven, string? now) => isGiven == true
        ? now is not null && before is not null && now != before
        : isGiven == false && wasGiven == true;

    /// <summary>What is generated is generated again; what is given and not known may be another.</summary>
    private static bool IsSame(ClusterRecord before, ClusterRecord now) =>
        now is { TokenIsGiven: true, AgentTokenIsGiven: true } && now.TokenFingerprint is not null
        && now.TokenFingerprint == before.TokenFingerprint && now.AgentTokenFingerprint is not null
        && now.AgentTokenFingerprint == before.AgentTokenFingerprint;

    /// <summary>Whether generations show that the token was rotated by hand; added and removed servers do not count.</summary>
    private static bool GenerationsWereRaised(ClusterRecord before, ClusterRecord now)
    {
        var both = before.Generations.Keys.Intersect(now.Generations.Keys, StringComparer.Ordinal).ToList();
        return both.Count > 0 && both.All(key => before.Generations[key] != now.Generations[key]);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
