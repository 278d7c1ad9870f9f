using K3sPulumi.Core.Validation;
using YamlDotNet.RepresentationModel;

namespace K3sPulumi.Core.Configuration;

/// <summary>The value of a key of <c>config.yaml</c>, as K3s makes flags of it. No message repeats any of it.</summary>
internal static class ConfigValue
{
    /// <summary>The values of the flag, in their order.</summary>
    public static IReadOnlyList<string> Items(YamlNode value) => value switch
    {
        YamlScalarNode scalar => [Yaml11.Read(scalar)],
        YamlSequenceNode list => [.. list.OfType<YamlScalarNode>().Select(Yaml11.Read)],
        _ => [],
    };

    /// <summary>What keeps K3s from reading the value as it is written.</summary>
    public static string? Problem(K3sKeyKind kind, YamlNode value) => value switch
    {
        YamlScalarNode scalar => ScalarProblem(kind, scalar),
        YamlSequenceNode list => list.Select(item => ItemProblem(kind, item)).FirstOrDefault(problem => problem is not null),
        _ when kind == K3sKeyKind.List =>
            "must be a list, and is a mapping; write each entry on a line of its own, such as \"- key=value\".",
        _ => "must be a single value, and is a mapping; write it behind the colon.",
    };

    private static string? ItemProblem(K3sKeyKind kind, YamlNode item) => item switch
    {
        YamlScalarNode scalar => ScalarProblem(kind, scalar),
        YamlSequenceNode => "holds a list in a list, of which K3s reads the first entry alone; write one list.",
        _ => "holds a mapping in the list; write the entry with \"=\" between key and value, such as \"- key=value\".",
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
                : "must be a duration above zero in hours, minutes and seconds, such as 1h30m or 90s.",
            _ when read.Length > 0 && read != (scalar.Value ?? "").Trim() =>
                "is not in quotes, and YAML makes a number, a date or a truth value of it; put it in quotes.",
            _ => null,
        };
    }

    private static string? NumberProblem(string written, string read) => GoNumber.Integer(read) switch
    {
        null => "must be a whole number.",
        not null when written.Trim().TrimStart('-', '+') is ['0', >= '0' and <= '9', ..] =>
            "begins with 0, which makes the number octal; leave the zero out.",
        _ => null,
    };
}
