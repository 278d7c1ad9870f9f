using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace K3sPulumi.Core;

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

        foreach (var pattern in Rewrites.Keys.Where(pattern => !IsExpression(pattern)))
            yield return new($"{path}.rewrites", $"{Echo.Of(pattern)} is no regular expression; write one such as \"^library/(.*)\".");
        if (Rewrites.Count > 0 && Endpoints.Count == 0)
            yield return new($"{path}.rewrites", "has no effect without endpoints; name the endpoints that they are for.");
    }

    /// <summary>Messages leave the value out: people put passwords into URLs.</summary>
    private static string? EndpointProblem(string endpoint) => Uri.TryCreate(endpoint, UriKind.Absolute, out var url) switch
    {
        _ when !endpoint.StartsWith("https://", StringComparison.Ordinal) && !endpoint.StartsWith("http://", StringComparison.Ordinal) =>
            "must begin with https:// or http://; write it as in https://registry.example.com:5000.",
        false => "is no proper URL; write it as in https://registry.example.com:5000.",
        _ when url!.UserInfo.Length > 0 => "holds credentials; put them into configs, for the registry of this endpoint.",
        _ when Addresses.HostProblem(url.Host.Trim('[', ']')) is not null =>
            "names no proper host; write it as in https://registry.example.com:5000.",
        _ when url.Query.Length > 0 || url.Fragment.Length > 0 =>
            "must end with its path; leave out what follows \"?\" or \"#\".",
        _ => null,
    };

    /// <summary>K3s reads Go's dialect, which names groups another way.</summary>
    private static bool IsExpression(string pattern)
    {
        try
        {
            _ = new Regex(pattern.Replace("(?P<", "(?<", StringComparison.Ordinal));
            return pattern.Length > 0;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
