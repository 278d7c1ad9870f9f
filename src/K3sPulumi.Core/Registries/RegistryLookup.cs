using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Validation;
using K3sPulumi.Core.Versions;

namespace K3sPulumi.Core.Registries;

/// <summary>Which settings K3s finds for an endpoint: those of the exact host and port in it.</summary>
internal static class RegistryLookup
{
    public const string Hub = "docker.io";

    /// <summary>The host from which <c>docker.io</c> images are pulled; image names do not contain it.</summary>
    private const string HubHost = "registry-1.docker.io";

    public static string NotTheHub(string registry) =>
        $"{Quote.Value(registry)} is not the host from which docker.io images are pulled; use {HubHost}.";

    /// <summary>The first releases that also look up <c>docker.io</c>: 1.31.11, 1.32.7, 1.33.3, and all of 1.34.</summary>
    public static bool KnowsTheHubByName(K3sVersion version) => version.Minor switch
    {
        31 => version.Patch >= 11,
        32 => version.Patch >= 7,
        33 => version.Patch >= 3,
        _ => version.Major > 1 || version.Minor > 33,
    };

    public static bool IsAsked(string registry, IEnumerable<HttpUrl> endpoints) =>
        endpoints.Any(endpoint => endpoint.Authority == registry || (IsHub(endpoint.Authority) && IsHub(registry)));

    public static bool IsSameHost(string registry, HttpUrl endpoint) =>
        HttpUrl.TryParse(registry) is { Host.Length: > 0 } own
            && own.Host.Equals(endpoint.Host, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether both have the same effective port, which only one of them specifies.</summary>
    public static bool IsSamePlace(string registry, HttpUrl endpoint) =>
        HttpUrl.TryParse(registry) is { } own && (own with { Scheme = endpoint.Scheme }).ActualPort == endpoint.ActualPort;

    public static bool IsHub(string registry) => registry is Hub or HubHost;
}
