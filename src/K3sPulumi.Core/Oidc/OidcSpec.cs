using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Oidc;

/// <summary>An identity provider (OpenID Connect) whose tokens the API server accepts, as flags of the API server.</summary>
internal sealed record OidcSpec
{
    public const string CaPath = "/etc/rancher/k3s/oidc-ca.crt";

    private const string ConfigFlag = "authentication-config";

    /// <summary><c>oidc-issuer-url</c></summary>
    public Value<string> IssuerUrl { get; init; }

    /// <summary><c>oidc-client-id</c></summary>
    public Value<string> ClientId { get; init; }

    /// <summary><c>oidc-username-claim</c></summary>
    public Value<string> UsernameClaim { get; init; }

    /// <summary><c>oidc-username-prefix</c></summary>
    public Value<string> UsernamePrefix { get; init; }

    /// <summary><c>oidc-groups-claim</c></summary>
    public Value<string> GroupsClaim { get; init; }

    /// <summary><c>oidc-groups-prefix</c></summary>
    public Value<string> GroupsPrefix { get; init; }

    /// <summary><c>oidc-required-claim</c></summary>
    public Value<IReadOnlyDictionary<string, string>> RequiredClaims { get; init; }

    /// <summary><c>oidc-signing-algs</c></summary>
    public Value<IReadOnlyList<string>> SigningAlgorithms { get; init; }

    /// <summary>Certificates in PEM format; the file is <c>oidc-ca-file</c>.</summary>
    public Value<string> Ca { get; init; }

    /// <summary>Items of <c>kube-apiserver-arg</c>.</summary>
    public IEnumerable<string> Flags =>
    [
        .. Flag("issuer-url", IssuerUrl), .. Flag("client-id", ClientId), .. Flag("username-claim", UsernameClaim),
        .. Flag("username-prefix", UsernamePrefix), .. Flag("groups-claim", GroupsClaim), .. Flag("groups-prefix", GroupsPrefix),
        .. RequiredClaims.Or(new Dictionary<string, string>()).OrderBy(claim => claim.Key, StringComparer.Ordinal)
            .Select(claim => $"oidc-required-claim={claim.Key}={claim.Value}"),
        .. SigningAlgorithms.Or([]) is { Count: > 0 } algorithms
            ? [$"oidc-signing-algs={string.Join(',', algorithms)}"] : Array.Empty<string>(),
        .. Ca.IsGiven ? [$"oidc-ca-file={CaPath}"] : Array.Empty<string>(),
    ];

    public IEnumerable<HostFile> Files => Ca.IsKnown ? [HostFile.OfText(CaPath, Ca.Content!.TrimEnd() + "\n")] : [];

    /// <summary>YAML that sets what this sets: the API server would not start, or would trust somebody else.</summary>
    public static IEnumerable<ConfigClash> Clashes(IEnumerable<ConfigLayer> layers) =>
        from layer in layers
        from entry in layer.Entries
        where K3sKeys.Find(entry.Name)?.Name == "kube-apiserver-arg"
        from item in ConfigValue.Items(entry.Value)
        where IsOwn(item)
        select new ConfigClash(new(layer.Path, $"{entry.Name}: {ComponentArgs.Flag(item)} contradicts the argument "
            + "controlPlane.oidc; remove one of the two."), IsFatal: true);

    /// <summary>Whether a flag of the API server is one of those that this sets, or excludes them.</summary>
    public static bool IsOwn(string argument) => ComponentArgs.Flag(argument) is var flag
        && (flag == ConfigFlag || flag.StartsWith("oidc-", StringComparison.Ordinal));

    private static string[] Flag(string name, Value<string> value) => value.IsKnown ? [$"oidc-{name}={value.Content}"] : [];
}
