using Pulumi;

namespace K3sPulumi;

/// <summary>
/// An identity provider (OpenID Connect) whose ID tokens the API server accepts. What its users may do is up to RBAC: bind roles
/// to the names and groups that the claims give, with their prefixes.
/// </summary>
/// <example><code>
/// Oidc = new() { IssuerUrl = "https://id.example.com", ClientId = "k3s", UsernameClaim = "email", GroupsClaim = "groups" }
/// </code></example>
public sealed class OidcArgs : ResourceArgs
{
    /// <summary>
    /// URL of the issuer, exactly as its tokens name it. Required. Other schemes than <c>https</c>, a user, a query and a
    /// fragment are rejected. K3s: <c>kube-apiserver-arg</c> <c>oidc-issuer-url</c>.
    /// </summary>
    [Input("issuerUrl", required: true)]
    public required Input<string> IssuerUrl { get; set; }

    /// <summary>Client ID for which the tokens must be issued. Required. Flag: <c>oidc-client-id</c>.</summary>
    [Input("clientId", required: true)]
    public required Input<string> ClientId { get; set; }

    /// <summary>Claim that is the name of the user. Default: <c>sub</c>. Flag: <c>oidc-username-claim</c>.</summary>
    [Input("usernameClaim")]
    public Input<string>? UsernameClaim { get; set; }

    /// <summary>
    /// Prefix of user names; <c>-</c> means none. Default: the issuer's URL and <c>#</c>, or none where the claim is
    /// <c>email</c>. Flag: <c>oidc-username-prefix</c>.
    /// </summary>
    [Input("usernamePrefix")]
    public Input<string>? UsernamePrefix { get; set; }

    /// <summary>Claim that lists the groups of the user. Default: no groups. Flag: <c>oidc-groups-claim</c>.</summary>
    [Input("groupsClaim")]
    public Input<string>? GroupsClaim { get; set; }

    /// <summary>
    /// Prefix of groups, so that none is taken for one of Kubernetes, such as <c>oidc:</c>. Default: none. Rejected without
    /// <c>groupsClaim</c>. Flag: <c>oidc-groups-prefix</c>.
    /// </summary>
    [Input("groupsPrefix")]
    public Input<string>? GroupsPrefix { get; set; }

    /// <summary>Claims that a token must have, with these values. Default: none. Flag: <c>oidc-required-claim</c>.</summary>
    [Input("requiredClaims")]
    public InputMap<string> RequiredClaims { get => field ??= new(); set; }

    /// <summary>
    /// Accepted signing algorithms: <c>RS256</c>, <c>RS384</c>, <c>RS512</c>, <c>ES256</c>, <c>ES384</c>, <c>ES512</c>,
    /// <c>PS256</c>, <c>PS384</c>, <c>PS512</c>. Default: <c>RS256</c>. Other values are rejected. Flag:
    /// <c>oidc-signing-algs</c>.
    /// </summary>
    [Input("signingAlgorithms")]
    public InputList<string> SigningAlgorithms { get => field ??= new(); set; }

    /// <summary>
    /// Certificates of the CA that signed the issuer's certificate, in PEM format. Default: the CAs of the host. Other text is
    /// rejected. Flag: <c>oidc-ca-file</c>.
    /// </summary>
    [Input("ca")]
    public Input<string>? Ca { get; set; }
}
