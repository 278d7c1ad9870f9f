using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Proxies;

/// <summary>The way out of a closed network, for K3s, its kubelet and its containerd; pods do not inherit it.</summary>
internal sealed record ProxySettings
{
    /// <summary>May hold a password.</summary>
    public Secret? HttpProxy { get; init; }

    /// <summary>May hold a password.</summary>
    public Secret? HttpsProxy { get; init; }

    /// <summary>What is reached directly, beyond the cluster's own networks and nodes.</summary>
    public IReadOnlyList<string> NoProxy { get; init; } = [];

    /// <summary>
    /// Environment variables for K3s. It adds pods, services and the cluster's domain by itself, but other programs on the host
    /// do not.
    /// </summary>
    public IReadOnlyList<KeyValuePair<string, Secret>> Environment(IEnumerable<string> clusterNetworks, IEnumerable<string> nodes) =>
    [
        .. HttpProxy is { } http ? [new("HTTP_PROXY", http)] : Array.Empty<KeyValuePair<string, Secret>>(),
        .. HttpsProxy is { } https ? [new("HTTPS_PROXY", https)] : Array.Empty<KeyValuePair<string, Secret>>(),
        new("NO_PROXY", new(string.Join(',', new[] { "localhost", "127.0.0.0/8", "::1", ".svc", ".cluster.local" }
            .Concat(clusterNetworks).Concat(nodes).Concat(NoProxy).Distinct()))),
    ];

    /// <summary>The same as a file that systemd and the shell of OpenRC read alike.</summary>
    public Secret ServiceEnvironment(IEnumerable<string> clusterNetworks, IEnumerable<string> nodes) =>
        new(string.Concat(Environment(clusterNetworks, nodes).Select(variable => $"{variable.Key}='{variable.Value.Value}'\n")));

    public static bool HoldsPassword(Secret proxy) => ProxyUrl.TryParse(proxy.Value) is { User: { } user } && user.Contains(':', StringComparison.Ordinal);

    public IReadOnlyList<Problem> Problems(string path)
    {
        List<Problem> problems = [];
        if (HttpProxy is null && HttpsProxy is null)
            problems.Add(new(path, "names no proxy; give httpProxy, httpsProxy or both."));
        foreach (var (name, proxy) in new[] { ("httpProxy", HttpProxy), ("httpsProxy", HttpsProxy) })
        {
            if (proxy is { } given && UrlProblem(given.Value) is { } problem)
                problems.Add(new($"{path}.{name}", problem));
        }

        problems.AddRange(NoProxy.Index().Where(entry => !DirectTargets.AreValid(entry.Item)).Select(entry => new Problem(
            $"{path}.noProxy[{entry.Index}]", $"{Quote.Value(entry.Item)} is no host, domain or network; write it as in example.com, .example.com or 10.0.0.0/8.")));
        return problems;
    }

    private static string? UrlProblem(string url) => ProxyUrl.TryParse(url) is { } parsed && Addresses.HostProblem(parsed.Host) is null
        ? null
        : "is no URL of a proxy; write it as in http://proxy.example.com:3128, with special characters of a password percent-encoded.";
}
