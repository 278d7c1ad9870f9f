using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Mirrors;

/// <summary>What is asked of a server's URL, and of a user and a password that belong together, wherever they are set.</summary>
internal static class HttpLogin
{
    /// <param name="url">The URL.</param>
    /// <param name="user">The argument for its user.</param>
    /// <param name="password">The argument for the password.</param>
    public static string? UrlProblem(string url, string user, string password) =>
        HttpUrl.Problem(url) ?? HttpUrl.TryParse(url) switch
        {
            { HasUser: true } => $"contains a user name or a password; remove them and set {user} and {password}.",
            { HasTail: true } => "contains ? or #; use a URL without them.",
            _ => null,
        };

    public static string? UserProblem(string user) =>
        user.Contains(':', StringComparison.Ordinal)
            ? "contains a colon, which HTTP does not allow in user names; use another user." : TextProblem(user);

    public static string? TextProblem(string text) =>
        text.Length == 0 ? "must not be empty; set it, or remove it."
        : text.Any(char.IsControl) ? "contains a line break or another control character; remove it."
        : null;

    /// <summary>One without the other.</summary>
    public static void Pair(ProblemList problems, string user, bool hasUser, string password, bool hasPassword)
    {
        if (hasPassword && !hasUser)
            problems.Add(user, $"is missing; set it, or remove {password}.");
        if (hasUser && !hasPassword)
            problems.Add(password, $"is missing; set it, or remove {user}.");
    }
}
