using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Validation;
using YamlDotNet.RepresentationModel;

namespace K3sPulumi.Core.Registries;

/// <summary>Where images of one registry come from instead.</summary>
/// <param name="Registry">
/// Host (and port) as image names have it, <c>docker.io</c> for names without; <c>*</c> for every other registry.
/// </param>
internal sealed record RegistryMirror(string Registry)
{
    /// <summary>Tried in this order, then the registry itself. None: only the embedded registry mirror.</summary>
    public IReadOnlyList<string> Endpoints { get; init; } = [];

    /// <summary>Regular expressions for repository names, with what takes their place at the endpoints.</summary>
    public IReadOnlyDictionary<string, string> Rewrites { get; init; } = new Dictionary<string, string>();

    internal YamlNode ToNode()
    {
        var node = new YamlMappingNode();
        if (Endpoints.Count > 0)
            node.Add(Yaml.Text("endpoint"), Yaml.List(Endpoints));
        if (Rewrites.Count > 0)
            node.Add(Yaml.Text("rewrite"), Yaml.Map(Rewrites.OrderBy(rewrite => rewrite.Key, StringComparer.Ordinal)
                .Select(rewrite => KeyValuePair.Create<string, YamlNode>(rewrite.Key, Yaml.Text(rewrite.Value)))));
        return node;
    }

    internal IEnumerable<Problem> Problems(string path)
    {
        if (RegistryNames.Problem(Registry) is { } name)
            yield return new($"{path}.registry", name);
        foreach (var (index, endpoint) in Endpoints.Index())
        {
            if (EndpointProblem(endpoint) is { } problem)
                yield return new($"{path}.endpoints[{index}]", problem);
        }

        foreach (var (pattern, replacement) in Rewrites.OrderBy(rewrite => rewrite.Key, StringComparer.Ordinal))
        {
            if (RewriteProblem(pattern, replacement) is { } problem)
                yield return new($"{path}.rewrites", problem);
        }

        if (Rewrites.Count > 0 && Endpoints.Count == 0)
            yield return new($"{path}.rewrites", "has no effect without endpoints; name the endpoints that they are for.");
    }

    /// <summary>Messages leave the value out: people put passwords into URLs.</summary>
    private static string? EndpointProblem(string endpoint) => EndpointUrl.TryParse(endpoint) switch
    {
        null or { Host: "" } => "is no proper URL; write it as in https://registry.example.com:5000.",
        { Scheme: not ("https" or "http" or "") } => "must begin with https:// or http://; write it as in https://registry.example.com:5000.",
        { HasUser: true } => "holds credentials; put them into configs, for the registry of this endpoint.",
        { Host: var host } when Addresses.HostProblem(host.Split('%')[0]) is not null =>
            "names no proper host; write it as in https://registry.example.com:5000.",
        { HasValidPort: false } => "has a port that is not from 1 to 65535; write it as in https://registry.example.com:5000.",
        { HasTail: true } => "must end with its path; leave out what follows \"?\" or \"#\".",
        _ => null,
    };

    private static string? RewriteProblem(string pattern, string replacement)
    {
        var go = GoRegex.Parse(pattern);
        if (pattern.Length == 0)
            return "\"\" is not a valid pattern; write one such as \"^library/(.*)\".";
        if (go.Problem is { } wrong)
            return $"{Quote.Value(pattern)} is not a valid pattern for K3s, which reads regular expressions as Go does (RE2): {wrong}";
        return GoReplacement.Problem(replacement, go) is { } missing ? $"{Quote.Value(pattern)} has a replacement that K3s cannot use as written: {missing}" : null;
    }
}
