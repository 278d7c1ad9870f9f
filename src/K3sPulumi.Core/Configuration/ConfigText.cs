using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Validation;
using K3sPulumi.Core.Versions;
using YamlDotNet.RepresentationModel;

namespace K3sPulumi.Core.Configuration;

/// <summary>
/// The user's YAML, which becomes a file in <c>config.yaml.d</c>. It may be secret: messages name keys, never values.
/// </summary>
internal static class ConfigText
{
    /// <param name="problems">At the path of the text.</param>
    /// <param name="text">The text of the user.</param>
    /// <param name="role">Role of the nodes that receive it.</param>
    /// <param name="version">Version of these nodes; null if it is not known yet.</param>
    public static void Check(ProblemList problems, string text, NodeRole role, K3sVersion? version)
    {
        if (YamlText.MappingProblem(text) is { } problem)
        {
            problems.Add(problem);
            return;
        }

        foreach (var (name, value) in Entries(text))
            problems.Add(Problem(name, value, role, version));
    }

    /// <summary>Warnings: what works, but probably not as intended.</summary>
    public static void Advise(ProblemList advice, string text, NodeRole role)
    {
        if (YamlText.MappingProblem(text) is not null || role != NodeRole.Server)
            return;
        foreach (var (name, _) in Entries(text))
            advice.Add(KeyNames.Advice(name));
    }

    /// <summary>The top-level keys and values of a text that is a valid mapping.</summary>
    public static IEnumerable<(string Name, YamlNode Value)> Entries(string text) =>
        YamlText.Mapping(text)?.Children.Select(entry => (((YamlScalarNode)entry.Key).Value?.Trim() ?? "", entry.Value)) ?? [];

    private static string? Problem(string name, YamlNode value, NodeRole role, K3sVersion? version)
    {
        if (name.StartsWith('-'))
            return $"{Quote.Value(name)} starts with a dash; use {Quote.Value(name.TrimStart('-'))}.";

        return OwnedKeys.Problem(name)
            ?? KeyNames.Problem(name, role, version)
            ?? (K3sKeys.Find(name) is { } key ? ValueProblem(name, key, value) : null);
    }

    private static string? ValueProblem(string name, K3sKey key, YamlNode value) =>
        (ConfigValue.Problem(key.Kind, value) ?? ConfigChecks.Problem(key, ConfigValue.Items(value))) is { } problem
            ? $"{name}: {problem}"
            : null;
}
