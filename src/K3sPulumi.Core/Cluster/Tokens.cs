using System.Text.RegularExpressions;

namespace K3sPulumi.Core.Cluster;

/// <summary>Checks of tokens; no message repeats any part of one.</summary>
internal static partial class Tokens
{
    private const int Shortest = 16;

    /// <summary>
    /// A token for a new cluster (<c>token</c>, <c>agent-token</c>): K3s adds the CA hash itself, treats what looks like a
    /// bootstrap token as one, and passes the text through files that a shell and systemd read.
    /// </summary>
    public static string? Problem(string token) => token switch
    {
        "" => "must not be empty; remove it to have one generated.",
        _ when token.StartsWith("K10", StringComparison.Ordinal) =>
            "must not start with K10: that form contains the CA hash, which a new cluster does not have yet; use only the "
                + "password (after \"::server:\"), or remove it to have one generated.",
        _ when Bootstrap().IsMatch(token) =>
            "must not have the form of a bootstrap token (6 characters, a dot, 16 characters), which cannot initialize a "
                + "cluster; choose another, or remove it to have one generated.",
        _ when !Safe().IsMatch(token) =>
            "contains characters that K3s cannot read everywhere; use only letters, digits, \"-\", \"_\", \".\" and \"~\", "
            + "or remove it to have one generated.",
        _ when token.Length < Shortest =>
            $"is shorter than {Shortest} characters; use 32 letters and digits, or remove it to have one generated.",
        _ => null,
    };

    /// <summary>The agents' token of an existing cluster as its servers have it, which is never the long form.</summary>
    public static string? AgentProblem(string token) => token switch
    {
        "" => "must not be empty; use the agent token of the cluster.",
        _ when Unprintable().IsMatch(token) =>
            "contains white space or control characters; use only the token, without a line break.",
        _ when token.StartsWith("K10", StringComparison.Ordinal) =>
            "must not start with K10; use only the password, which follows \"::node:\".",
        _ => null,
    };

    /// <summary>
    /// A token of an existing cluster, in any of K3s's forms: password, with the CA hash, or (agents only) bootstrap.
    /// </summary>
    public static string? JoinProblem(string token, bool isServer) => token switch
    {
        "" => "must not be empty; use the cluster's token or agent token.",
        _ when Unprintable().IsMatch(token) =>
            "contains white space or control characters; use only the token, without a line break.",
        _ when isServer && (Bootstrap().IsMatch(token) || FullBootstrap().IsMatch(token)) =>
            "is a bootstrap token, with which only agents can join; use the server token.",
        _ when isServer && token.StartsWith("K10", StringComparison.Ordinal)
            && token.Contains("::node:", StringComparison.Ordinal) =>
            "is an agent token, with which servers cannot join; use the server token.",
        _ when token.StartsWith("K10", StringComparison.Ordinal) && !Full().IsMatch(token) =>
            "starts with K10 but is not K10, 64 hexadecimal digits, \"::\", a user, \":\" and the password; copy all of "
            + "/var/lib/rancher/k3s/server/token, or use only the password.",
        _ => null,
    };

    [GeneratedRegex(@"\A[a-z0-9]{6}\.[a-z0-9]{16}\z")]
    private static partial Regex Bootstrap();

    [GeneratedRegex(@"\AK10[0-9a-f]{64}::[a-z0-9]{6}\.[a-z0-9]{16}\z")]
    private static partial Regex FullBootstrap();

    [GeneratedRegex(@"\AK10[0-9a-f]{64}::([^:]+:.+|[a-z0-9]{6}\.[a-z0-9]{16})\z")]
    private static partial Regex Full();

    [GeneratedRegex(@"\A[A-Za-z0-9._~-]+\z")]
    private static partial Regex Safe();

    [GeneratedRegex(@"[\s\p{Cc}]")]
    private static partial Regex Unprintable();
}
