using K3sPulumi.Core.Validation;
using YamlDotNet.RepresentationModel;

namespace K3sPulumi.Core.Configuration;

/// <summary>The value of a key of <c>config.yaml</c>, as K3s converts it to flags. No message repeats it.</summary>
internal static class ConfigValue
{
    /// <summary>The values of the flag, in their order.</summary>
    public static IReadOnlyList<string> Items(YamlNode value) => value switch
    {
        YamlScalarNode scalar => [Yaml11.Read(scalar)],
        YamlSequenceNode list => [.. list.OfType<YamlScalarNode>().Select(Yaml11.Read)],
        _ => [],
    };

    /// <summary>Why K3s would not read the value as written.</summary>
    public static string? Problem(K3sKeyKind kind, YamlNode value) => value switch
    {
        YamlScalarNode scalar => ScalarProblem(kind, scalar),
        YamlSequenceNode list => list.Select(item => ItemProblem(kind, item)).FirstOrDefault(problem => problem is not null),
        _ when kind == K3sKeyKind.List =>
            "must be a list but is a mapping; write each entry on its own line, such as \"- key=value\".",
        _ => "must be a single value but is a mapping; write it after the colon.",
    };

    private static string? ItemProblem(K3sKeyKind kind, YamlNode item) => item switch
    {
        YamlScalarNode scalar => ScalarProblem(kind, scalar),
        YamlSequenceNode => "contains a nested list, of which K3s reads only the first entry; use a single list.",
        _ => "contains a mapping in the list; put \"=\" between key and value, such as \"- key=value\".",
    };

    private static string? ScalarProblem(K3sKeyKind kind, YamlScalarNode scalar)
    {
        var read = Yaml11.Read(scalar);
        return kind switch
        {
            K3sKeyKind.Flag => GoNumber.Flag(read) is null ? "must be true or false, without quotes." : null,
            K3sKeyKind.Number => NumberProblem(scalar.Value ?? "", read),
            K3sKeyKind.Duration => GoDuration.Seconds(read) is > 0
                ? null
                : "must be a positive duration in hours, minutes and seconds, such as 1h30m or 90s.",
            _ when read.Length > 0 && read != (scalar.Value ?? "").Trim() =>
                "is not quoted, so YAML reads it as a number, a date or a boolean; put it in quotes.",
            _ => null,
        };
    }

    private static string? NumberProblem(string written, string read) => GoNumber.Integer(read) switch
    {
        null => "must be a whole number.",
        not null when written.Trim().TrimStart('-', '+') is ['0', >= '0' and <= '9', ..] =>
            "starts with 0, which makes the number octal; remove the zero.",
        _ => null,
    };
}
