using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Credentials;
using K3sPulumi.Core.Oidc;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Cluster;

using static K3sPulumi.Core.Tests.Cluster.BadRequests;
using static K3sPulumi.Core.Tests.Cluster.Requests;

/// <summary>Ways to log in that cannot work.</summary>
internal static class BadCredentials
{
    private const string At = "controlPlane.oidc";

    public static IEnumerable<(string What, string Path, ClusterSpec Request)> All => [.. OfIssuers(), .. OfIssued()];

    private static readonly OidcSpec Issuer = new() { IssuerUrl = Text("https://id.example.com"), ClientId = Text("k3s") };

    private static ClusterSpec With(Func<OidcSpec, OidcSpec> set) => Docker.With(s => s with { Oidc = set(Issuer) });

    private static IEnumerable<(string, string, ClusterSpec)> OfIssuers() =>
    [
        ("an identity provider without an issuer", $"{At}.issuerUrl", With(o => o with { IssuerUrl = default })),
        ("an identity provider without a client", $"{At}.clientId", With(o => o with { ClientId = default })),
        ("an issuer without TLS", $"{At}.issuerUrl", With(o => o with { IssuerUrl = Text("http://id.example.com") })),
        ("an issuer without a scheme", $"{At}.issuerUrl", With(o => o with { IssuerUrl = Text("id.example.com") })),
        ("an issuer with a query", $"{At}.issuerUrl", With(o => o with { IssuerUrl = Text("https://id.example.com/?a=b") })),
        ("an issuer that is no URL", $"{At}.issuerUrl", With(o => o with { IssuerUrl = Text("https://a b") })),
        ("an empty claim", $"{At}.usernameClaim", With(o => o with { UsernameClaim = Text("") })),
        ("a prefix of groups without groups", $"{At}.groupsPrefix", With(o => o with { GroupsPrefix = Text("oidc:") })),
        ("an unknown signing algorithm", $"{At}.signingAlgorithms[0]", With(o => o with { SigningAlgorithms = List("HS256") })),
        ("a claim with an equals sign", $"{At}.requiredClaims[\"a=b\"]", With(o => o with
        {
            RequiredClaims = Value<IReadOnlyDictionary<string, string>>.Of(new Dictionary<string, string> { ["a=b"] = "c" }),
        })),
        ("an issuer's CA that is none", $"{At}.ca", With(o => o with { Ca = Text("ca.pem") })),
        ("a flag of the API server beside oidc", "controlPlane.kubeApiserverArgs[0]",
            Docker.With(s => s with { Oidc = Issuer, KubeApiserverArgs = List("--oidc_client_id=other") })),
        ("an authentication configuration beside oidc", "controlPlane.kubeApiserverArgs[0]",
            Docker.With(s => s with { Oidc = Issuer, KubeApiserverArgs = List("authentication-config=/etc/auth.yaml") })),
        ("a flag in YAML beside oidc", "serverConfig",
            With(o => o) with { ServerConfig = Text("kube-apiserver-arg+:\n- oidc-groups-claim=groups\n") }),
        ("a flag in a server's YAML beside oidc", "servers[0].config",
            With(o => o).WithServer(node => node with
            {
                Config = Text("kube-apiserver-arg: oidc-issuer-url=https://a.example\n"),
            })),
    ];

    private static ClusterSpec Kubeconfigs(params KubeconfigSpec[] all) => Docker.With(s => s with { Kubeconfigs = all });

    private static ClusterSpec Tokens(params JoinTokenSpec[] all) => Docker.With(s => s with { JoinTokens = all });

    private static KubeconfigSpec Kubeconfig(string name, string group, int days = 30) =>
        new(name) { Groups = List(group), Days = Value<int>.Of(days) };

    private static IEnumerable<(string, string, ClusterSpec)> OfIssued() =>
    [
        ("a kubeconfig without a group", "kubeconfigs[0].groups", Kubeconfigs(new KubeconfigSpec("ci"))),
        ("a kubeconfig of the masters", "kubeconfigs[0].groups[0]", Kubeconfigs(Kubeconfig("ci", "system:masters"))),
        ("a kubeconfig of a group with a blank", "kubeconfigs[0].groups[0]", Kubeconfigs(Kubeconfig("ci", "view edit"))),
        ("a kubeconfig of an empty group", "kubeconfigs[0].groups[0]", Kubeconfigs(Kubeconfig("ci", ""))),
        ("a kubeconfig for no day", "kubeconfigs[0].days", Kubeconfigs(Kubeconfig("ci", "view", 0))),
        ("a kubeconfig for two years", "kubeconfigs[0].days", Kubeconfigs(Kubeconfig("ci", "view", 730))),
        ("a kubeconfig whose name is no DNS label", "kubeconfigs[0].name", Kubeconfigs(Kubeconfig("Ci_1", "view"))),
        ("two kubeconfigs of one name", "kubeconfigs[1].name", Kubeconfigs(Kubeconfig("ci", "view"), Kubeconfig("ci", "edit"))),
        ("a join token for days", "joinTokens[0].ttl", Tokens(new JoinTokenSpec("0") { Ttl = Text("2d") })),
        ("a join token for no time", "joinTokens[0].ttl", Tokens(new JoinTokenSpec("0") { Ttl = Text("0") })),
        ("a join token with two lines", "joinTokens[0].description",
            Tokens(new JoinTokenSpec("0") { Description = Text("a\nb") })),
        ("two join tokens of one name", "joinTokens[1].name", Tokens(new JoinTokenSpec("a"), new JoinTokenSpec("a"))),
        ("join tokens of a K3s that has none", "joinTokens",
            Tokens(new JoinTokenSpec("0")).With(s => s with { Version = Text("v1.26.1+k3s1") })),
    ];
}
