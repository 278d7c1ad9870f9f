using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Oidc;

/// <summary>What the API server rejects at its start, or what lets nobody in.</summary>
internal static class OidcChecks
{
    private static readonly string[] Algorithms =
        ["RS256", "RS384", "RS512", "ES256", "ES384", "ES512", "PS256", "PS384", "PS512"];

    /// <param name="problems">At the path of the settings.</param>
    /// <param name="oidc">The settings.</param>
    public static void Check(ProblemList problems, OidcSpec oidc)
    {
        problems.Require("issuerUrl", oidc.IssuerUrl, "is missing; set it to the issuer's URL, such as https://id.example.com.");
        problems.Check("issuerUrl", oidc.IssuerUrl, IssuerProblem);
        problems.Require("clientId", oidc.ClientId, "is missing; set it to the client ID that the issuer has for this cluster.");
        problems.Check("clientId", oidc.ClientId, TextProblem);
        problems.Check("usernameClaim", oidc.UsernameClaim, TextProblem);
        problems.Check("usernamePrefix", oidc.UsernamePrefix, TextProblem);
        problems.Check("groupsClaim", oidc.GroupsClaim, TextProblem);
        problems.Check("groupsPrefix", oidc.GroupsPrefix, TextProblem);
        if (oidc.GroupsPrefix.IsGiven && !oidc.GroupsClaim.IsGiven)
            problems.Add("groupsPrefix", "has no effect without groupsClaim; set groupsClaim, or remove this.");
        problems.CheckEach("signingAlgorithms", oidc.SigningAlgorithms, algorithm =>
            AllowedValues.Problem(algorithm, Algorithms));
        foreach (var (claim, value) in oidc.RequiredClaims.Or(new Dictionary<string, string>()))
        {
            problems.Add($"requiredClaims[\"{claim}\"]", claim.Contains('=', StringComparison.Ordinal)
                ? "has an equals sign in its name, which the API server cannot read; use the claim's name."
                : TextProblem(claim) ?? TextProblem(value));
        }

        problems.Check("ca", oidc.Ca, Pem.CertificateProblem);
    }

    private static string? IssuerProblem(string url) => HttpUrl.TryParse(url) switch
    {
        null => $"{Quote.Value(url)} is not a valid URL; use the issuer's, such as https://id.example.com.",
        { Scheme: not "https" } =>
            $"{Quote.Value(url)} does not start with https://, which the API server requires; use the issuer's HTTPS address.",
        { HasUser: true } or { HasTail: true } =>
            "must not contain a user, a query or a fragment; use the issuer exactly as its tokens name it (claim iss).",
        _ when !HttpUrl.IsValid(url) =>
            $"{Quote.Value(url)} is not a valid URL; use the issuer's, such as https://id.example.com.",
        _ => null,
    };

    private static string? TextProblem(string text) => text.Length == 0 ? "is empty; set it, or remove it."
        : text.Any(char.IsControl) ? "contains a line break or a control character; remove it."
        : null;
}
