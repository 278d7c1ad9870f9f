using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace K3sPulumi.Core;

/// <summary>YAML that a stack author wrote. It may be secret, so messages tell the place and never the content.</summary>
internal static class YamlText
{
    /// <summary>One document with a mapping on top, or nothing at all.</summary>
    public static string? MappingProblem(string text)
    {
        if (TabIndented(text) is { } line)
            return string.Create(CultureInfo.InvariantCulture, $"is indented by a tab in line {line}, which YAML does not allow; use spaces.");

        try
        {
            return Documents(text) switch
            {
                [] => null,
                [{ RootNode: YamlMappingNode mapping }] => mapping.Children.Keys.Any(key => key is not YamlScalarNode)
                    ? "has a key that is no plain text; write key: value lines."
                    : null,
                [{ RootNode: YamlScalarNode { Value: "" or null } }] => null,
                [_] => "must be a mapping; write key: value lines.",
                _ => "holds several documents; keep one and leave out the --- lines.",
            };
        }
        catch (YamlException problem)
        {
            return string.Create(CultureInfo.InvariantCulture,
                $"is no valid YAML (line {problem.Start.Line}, column {problem.Start.Column}); check indentation and quotes there.");
        }
    }

    /// <summary>The mapping of text in which <see cref="MappingProblem"/> finds nothing wrong; null when there is nothing at all.</summary>
    public static YamlMappingNode? Mapping(string text) => Documents(text) is [{ RootNode: YamlMappingNode mapping }] ? mapping : null;

    /// <summary>The top-level keys of text in which <see cref="MappingProblem"/> finds nothing wrong.</summary>
    public static IReadOnlyList<string> Keys(string text) =>
        Mapping(text) is { } mapping ? [.. mapping.Children.Keys.OfType<YamlScalarNode>().Select(key => key.Value ?? "")] : [];

    /// <summary>YamlDotNet lets such lines pass, K3s's parser does not.</summary>
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
