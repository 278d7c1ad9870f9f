using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Validation;
using YamlDotNet.RepresentationModel;

namespace K3sPulumi.Core.Registries;

/// <summary>The mirrors of one registry.</summary>
/// <param name="Registry">
/// Host (and port) as in image names, <c>docker.io</c> for names without a host; <c>*</c> for all other registries.
/// </param>
internal sealed record RegistryMirror(Value<string> Registry = default)
{
    /// <summary>Tried in this order, then the registry itself. Empty: only the embedded registry mirror.</summary>
    public Value<IReadOnlyList<string>> Endpoints { get; init; }

    /// <summary>Regular expressions for repository names, with their replacements at the endpoints.</summary>
    public Value<IReadOnlyDictionary<string, string>> Rewrites { get; init; }

    /// <summary>In the order of the file.</summary>
    private IEnumerable<KeyValuePair<string, string>> SortedRewrites =>
        (Rewrites.Content ?? new Dictionary<string, string>()).OrderBy(rewrite => rewrite.Key, StringComparer.Ordinal);

    internal YamlNode ToNode()
    {
        var node = new YamlMappingNode();
        if (Endpoints.Content is { Count: > 0 } endpoints)
            node.Add(Yaml.Text("endpoint"), Yaml.List(endpoints));
        if (Rewrites.Content is { Count: > 0 })
            node.Add(Yaml.Text("rewrite"), Yaml.Map(
                SortedRewrites.Select(rewrite => KeyValuePair.Create<string, YamlNode>(rewrite.Key, Yaml.Text(rewrite.Value)))));
        return node;
    }

    internal void Check(ProblemList problems)
    {
        if (!Registry.IsUnknown)
            problems.Add("registry", RegistryNames.Problem(Registry.Or("")));
        problems.CheckEach("endpoints", Endpoints, EndpointProblem);
        foreach (var (pattern, replacement) in SortedRewrites)
            problems.Add("rewrites", RewriteProblem(pattern, replacement));
        if (Rewrites.Content is { Count: > 0 } && !Endpoints.IsUnknown && Endpoints.Or([]).Count == 0)
            problems.Add("rewrites", "has no effect without endpoints; set the endpoints to which they apply.");
    }

    /// <summary>Messages do not contain the value, because URLs may contain passwords.</summary>
    private static string? EndpointProblem(string endpoint) => HttpUrl.TryParse(endpoint) switch
    {
        null or { Host: "" } => "is not a valid URL; use one such as https://registry.example.com:5000.",
        { Scheme: not ("https" or "http" or "") } =>
            "must start with https:// or http://; use a URL such as https://registry.example.com:5000.",
        { HasUser: true } => "contains credentials; set them in configs, for the registry of this endpoint.",
        { HasValidHost: false } =>
            "has no valid host; use a URL such as https://registry.example.com:5000.",
        { HasValidPort: false } => "has a port that is not from 1 to 65535; use a URL such as https://registry.example.com:5000.",
        { HasTail: true } => "must end after its path; remove everything from \"?\" or \"#\" on.",
        _ => null,
    };

    private static string? RewriteProblem(string pattern, string replacement)
    {
        var go = GoRegex.Parse(pattern);
        if (pattern.Length == 0)
            return "\"\" is not a valid pattern; use one such as \"^library/(.*)\".";
        if (go.Problem is { } wrong)
            return $"{Quote.Value(pattern)} is not a valid pattern for K3s, which reads regular expressions as Go does (RE2): "
                + $"{wrong}";
        return GoReplacement.Problem(replacement, go) is { } missing
            ? $"{Quote.Value(pattern)} has a replacement that K3s cannot use as written: {missing}" : null;
    }
}
