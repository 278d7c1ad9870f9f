using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace K3sPulumi.Core.Configuration;

/// <summary>YAML of the user. It may be secret, so messages contain the position and never the content.</summary>
internal static class YamlText
{
    /// <summary>One document whose root is a mapping, or nothing.</summary>
    public static string? MappingProblem(string text)
    {
        if (TabIndented(text) is { } line)
            return TabProblem(line);

        try
        {
            return Documents(text) switch
            {
                [] => null,
                [{ RootNode: YamlMappingNode mapping }] => mapping.Children.Keys.Any(key => key is not YamlScalarNode)
                    ? "has a key that is not a plain string; use key: value lines."
                    : null,
                [{ RootNode: YamlScalarNode { Value: "" or null } }] => null,
                [_] => "must be a mapping; use key: value lines.",
                _ => "contains several documents; keep one and remove the --- lines.",
            };
        }
        catch (YamlException problem)
        {
            return SyntaxProblem(problem);
        }
    }

    /// <summary>One Kubernetes object, or several with <c>---</c> between them.</summary>
    public static string? ObjectsProblem(string text)
    {
        if (TabIndented(text) is { } line)
            return TabProblem(line);

        try
        {
            var documents = Documents(text).Index()
                .Where(document => document.Item.RootNode is not YamlScalarNode { Value: "" or null }).ToList();
            return documents.Count == 0
                ? "is empty; add a Kubernetes object, or remove the manifest."
                : documents.Where(document => !IsObject(document.Item.RootNode))
                    .Select(document =>
                        string.Create(CultureInfo.InvariantCulture,
                            $"has no Kubernetes object in document {document.Index + 1}; add apiVersion and kind."))
                    .FirstOrDefault();
        }
        catch (YamlException problem)
        {
            return SyntaxProblem(problem);
        }
    }

    private static bool IsObject(YamlNode node) => node is YamlMappingNode mapping
        && new[] { "apiVersion", "kind" }.All(key => mapping.Children.TryGetValue(new YamlScalarNode(key), out var value)
            && value is YamlScalarNode { Value.Length: > 0 });

    /// <summary>The mapping of a text in which <see cref="MappingProblem"/> finds no problem; null if it is empty.</summary>
    public static YamlMappingNode? Mapping(string text) => Documents(text) is [{ RootNode: YamlMappingNode mapping }]
        ? mapping : null;

    /// <summary>The top-level keys of a text in which <see cref="MappingProblem"/> finds no problem.</summary>
    public static IReadOnlyList<string> Keys(string text) =>
        Mapping(text) is { } mapping ? [.. mapping.Children.Keys.OfType<YamlScalarNode>().Select(key => key.Value ?? "")] : [];

    private static string TabProblem(int line) =>
        string.Create(CultureInfo.InvariantCulture,
            $"is indented with a tab in line {line}, which YAML does not allow; use spaces.");

    private static string SyntaxProblem(YamlException problem) =>
        problem.Message.Contains("uplicate key", StringComparison.Ordinal)
            ? string.Create(CultureInfo.InvariantCulture, $"has a key twice, again in line {problem.Start.Line}; keep one.")
            : string.Create(CultureInfo.InvariantCulture,
                $"is not valid YAML (line {problem.Start.Line}, column {problem.Start.Column}); check indentation and quotes")
                + " there.";

    /// <summary>YamlDotNet accepts such lines, K3s's parser does not.</summary>
    private static int? TabIndented(string text) =>
        text.Split('\n').Index().Where(line => line.Item.StartsWith('\t') && !string.IsNullOrWhiteSpace(line.Item))
            .Select(line => (int?)line.Index + 1).FirstOrDefault();

    private static IList<YamlDocument> Documents(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return stream.Documents;
    }
}
