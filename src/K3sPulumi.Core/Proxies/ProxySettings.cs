using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Proxies;

/// <summary>Proxy for outbound traffic of K3s, its kubelet and its containerd; pods do not inherit it.</summary>
internal sealed record ProxySettings
{
    /// <summary>May contain a password.</summary>
    public Value<Secret> HttpProxy { get; init; }

    /// <summary>May contain a password.</summary>
    public Value<Secret> HttpsProxy { get; init; }

    /// <summary>Targets that are reached directly, in addition to the cluster's own networks and nodes.</summary>
    public Value<IReadOnlyList<string>> NoProxy { get; init; }

    /// <summary>The proxy for downloads of the host.</summary>
    public Secret? Download => HttpsProxy.OrPlaceholder() ?? HttpProxy.OrPlaceholder();

    /// <summary>The proxies whose URL contains a password.</summary>
    public IEnumerable<Secret> Secrets => new[] { HttpProxy, HttpsProxy }
        .Where(proxy => proxy.IsKnown && HoldsPassword(proxy.Content)).Select(proxy => proxy.Content);

    /// <summary>
    /// Environment variables for K3s. K3s adds pods, services and the cluster domain itself, but other programs on the host
    /// do not.
    /// </summary>
    public IReadOnlyList<KeyValuePair<string, Secret>> Environment(
        IEnumerable<string> clusterNetworks, IEnumerable<string> nodes) =>
    [
        .. Variable("HTTP_PROXY", HttpProxy),
        .. Variable("HTTPS_PROXY", HttpsProxy),
        new("NO_PROXY", new(string.Join(',', new[] { "localhost", "127.0.0.0/8", "::1", ".svc", ".cluster.local" }
            .Concat(clusterNetworks).Concat(nodes).Concat(NoProxy.Or([])).Distinct()))),
    ];

    /// <summary>The same as a file that both systemd and OpenRC's shell can read.</summary>
    public Secret ServiceEnvironment(IEnumerable<string> clusterNetworks, IEnumerable<string> nodes) =>
        new(string.Concat(Environment(clusterNetworks, nodes).Select(variable => $"{variable.Key}='{variable.Value.Value}'\n")));

    public void Check(ProblemList problems)
    {
        if (!HttpProxy.IsGiven && !HttpsProxy.IsGiven)
            problems.Add("has no proxy; set httpProxy, httpsProxy or both.");
        problems.Check("httpProxy", HttpProxy, UrlProblem);
        problems.Check("httpsProxy", HttpsProxy, UrlProblem);
        problems.CheckEach("noProxy", NoProxy, DirectTargets.Problem);
    }

    public static bool HoldsPassword(Secret proxy) =>
        ProxyUrl.TryParse(proxy.Value) is { User: { } user } && user.Contains(':', StringComparison.Ordinal);

    private static IEnumerable<KeyValuePair<string, Secret>> Variable(string name, Value<Secret> proxy) =>
        proxy.OrPlaceholder() is { } known ? [new(name, known)] : [];

    private static string? UrlProblem(Secret url) =>
        ProxyUrl.TryParse(url.Value) is { } parsed && Addresses.HostProblem(parsed.Host) is null
            ? null
            : "is not a valid proxy URL; use one such as http://proxy.example.com:3128, and percent-encode special characters in "
                + "the password.";
}
