using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Validation;
using K3sPulumi.Core.Versions;

namespace K3sPulumi.Core.Registries;

/// <summary>Checks and warnings of a node's registries.</summary>
internal static class RegistryChecks
{
    private const string OldHubName = "index.docker.io";

    public static void Check(ProblemList problems, RegistrySettings registries)
    {
        foreach (var (index, mirror) in registries.Mirrors.Index())
            mirror.Check(problems.At("mirrors", index));
        foreach (var (index, config) in registries.Configs.Index())
            config.Check(problems.At("configs", index));
        CheckTwice(problems, "mirrors", registries.Mirrors.Select(mirror => mirror.Registry));
        CheckTwice(problems, "configs", registries.Configs.Select(config => config.Registry));
        if (EndpointsOf(registries) is { } endpoints && !RegistryLookup.IsAsked(OldHubName, endpoints))
            CheckHub(problems, registries, OldHubName);
    }

    /// <summary>Credentials that this K3s version does not find.</summary>
    public static void CheckVersion(ProblemList problems, RegistrySettings registries, Value<string> version)
    {
        if (K3sVersion.TryParse(version.Content, out _) is { } known && !RegistryLookup.KnowsTheHubByName(known))
            CheckHub(problems, registries, RegistryLookup.Hub);
    }

    /// <summary>What K3s would silently ignore: it looks up settings by the exact host and port of the endpoint.</summary>
    public static void Advise(ProblemList problems, RegistrySettings registries)
    {
        if (EndpointsOf(registries) is not { } endpoints)
            return;
        foreach (var (index, config) in registries.Configs.Index())
        {
            if (config.Registry is not { IsKnown: true, Content: { } registry } || RegistryLookup.IsAsked(registry, endpoints))
                continue;
            if (endpoints.FirstOrDefault(endpoint => IsMeant(registries, registry, endpoint)) is { } meant)
                problems.At("configs", index).Add("registry", $"{Quote.Value(registry)} is not the endpoint in mirrors, which is "
                    + $"{Quote.Value(meant.Authority)}; K3s uses these settings only for exactly that host and port.");
        }
    }

    /// <summary>Null if one of them is not known yet.</summary>
    private static IReadOnlyList<HttpUrl>? EndpointsOf(RegistrySettings registries) =>
        registries.Mirrors.Any(mirror => mirror.Endpoints.IsUnknown)
            ? null
            : [.. registries.Mirrors.SelectMany(mirror => mirror.Endpoints.Or([])).Select(HttpUrl.TryParse).OfType<HttpUrl>()];

    /// <summary>Whether settings for this registry were probably intended for that endpoint, which has none.</summary>
    private static bool IsMeant(RegistrySettings registries, string registry, HttpUrl endpoint) =>
        RegistryLookup.IsSameHost(registry, endpoint) && registries.Configs.All(config => config.Registry != endpoint.Authority)
        && (registries.Mirrors.All(mirror => mirror.Registry != registry) || RegistryLookup.IsSamePlace(registry, endpoint));

    private static void CheckHub(ProblemList problems, RegistrySettings registries, string name)
    {
        foreach (var (index, config) in registries.Configs.Index())
        {
            if (config.Registry == name && config.HasCredentials)
                problems.At("configs", index).Add("registry", RegistryLookup.NotTheHub(name));
        }
    }

    private static void CheckTwice(ProblemList problems, string list, IEnumerable<Value<string>> registries)
    {
        foreach (var group in registries.Select(registry => registry.Or("")).Where(name => name.Length > 0).GroupBy(name => name))
        {
            if (group.Count() > 1)
                problems.Add(list, $"names {Quote.Value(group.Key)} {group.Count()} times; combine the entries.");
        }
    }
}
