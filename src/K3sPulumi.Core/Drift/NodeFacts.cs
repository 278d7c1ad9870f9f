using K3sPulumi.Core.Scripts;

namespace K3sPulumi.Core.Drift;

/// <summary>What a host or an engine says of a node: one fact a line, the first word says which.</summary>
internal sealed class NodeFacts
{
    private readonly ILookup<string, string> _facts;

    private NodeFacts(ILookup<string, string> facts, IReadOnlyList<(string Path, string Pem)> certificates) =>
        (_facts, Certificates) = (facts, certificates);

    public IReadOnlyList<(string Path, string Pem)> Certificates { get; }

    /// <summary>Of a container.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; private init; } = new Dictionary<string, string>();

    /// <summary>Null if the output is not complete.</summary>
    public static NodeFacts? From(string printed)
    {
        if (MarkedOutput.Parts(printed) is not { } parts || !parts.TryGetValue("facts", out var facts))
            return null;
        return new(
            facts.Split('\n', StringSplitOptions.RemoveEmptyEntries).Concat(NodeObject.Facts(parts.GetValueOrDefault("node", "")))
                .Select(line => line.Split(' ', 2))
                .ToLookup(words => words[0], words => words.ElementAtOrDefault(1)?.Trim() ?? "", StringComparer.Ordinal),
            [.. CertificatesIn(parts.GetValueOrDefault("certificates", ""))])
        {
            Labels = ContainerQuestions.Labels(parts.GetValueOrDefault("labels", "")),
        };
    }

    /// <summary>The only or first value; null if it was not said.</summary>
    public string? One(string fact) => _facts[fact].FirstOrDefault();

    public IReadOnlyList<string> All(string fact) => [.. _facts[fact]];

    private static IEnumerable<(string Path, string Pem)> CertificatesIn(string text)
    {
        const string Mark = "certificate ";
        foreach (var part in $"\n{text}".Split($"\n{Mark}").Skip(1))
        {
            var end = part.IndexOf('\n', StringComparison.Ordinal);
            if (end > 0)
                yield return (part[..end], part[(end + 1)..]);
        }
    }
}
