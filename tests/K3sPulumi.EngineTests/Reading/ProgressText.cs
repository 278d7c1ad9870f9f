using System.Text.RegularExpressions;

namespace K3sPulumi.EngineTests.Reading;

/// <summary>A line of a run about one resource.</summary>
/// <param name="Sign"><c>+</c>, <c>~</c>, <c>-</c>, <c>+-</c> and the like; empty for an unchanged resource</param>
/// <param name="Type">of the resource, with its package</param>
/// <param name="Name">of the resource</param>
/// <param name="State">such as creating or created</param>
/// <param name="Info">the difference, and the last line that the resource showed</param>
internal sealed record ProgressRow(string Sign, string Type, string Name, string State, string Info)
{
    /// <summary>What the resource showed, without the difference.</summary>
    public string Line => Info.StartsWith("[diff: ", StringComparison.Ordinal)
        ? Info[(Info.IndexOf(']', StringComparison.Ordinal) + 1)..].TrimStart(';', ' ')
        : Info;
}

/// <summary>What <c>pulumi up --non-interactive</c> prints: a line for each event of a resource, then a summary.</summary>
internal sealed partial class ProgressText
{
    private static readonly string[] Done =
        ["created", "updated", "replaced", "deleted", "created replacement", "deleted original"];

    private ProgressText(string text)
    {
        Text = text;
        var lines = text.Split('\n');
        Rows = [.. lines.Select(line => RowLine().Match(line)).Where(match => match.Success).Select(Row)];
        Diagnostics = string.Join('\n', Section(lines, "Diagnostics:"));
        Counts = [.. Section(lines, "Resources:").Select(line => line.Trim()).Where(line => line.Length > 0)];
    }

    public string Text { get; }

    public IReadOnlyList<ProgressRow> Rows { get; }

    /// <summary>Errors and warnings, as listed at the end.</summary>
    public string Diagnostics { get; }

    /// <summary>Such as <c>+ 17 created</c> and <c>12 unchanged</c>.</summary>
    public IReadOnlyList<string> Counts { get; }

    /// <summary>Finished operations, such as <c>created dev-server-0</c>, in their order.</summary>
    public IReadOnlyList<string> Operations =>
        [.. Rows.Where(row => Done.Contains(row.State)).Select(row => $"{row.State} {row.Name}")];

    public static ProgressText Read(string text) => new(text);

    /// <summary>The lines that a resource showed while it was worked on, each once.</summary>
    public IReadOnlyList<string> LinesOf(string name) =>
    [
        .. Rows.Where(row => row.Name == name && row.State.EndsWith("ing", StringComparison.Ordinal))
            .Select(row => row.Line).Where(line => line.Length > 0).Distinct(),
    ];

    private static ProgressRow Row(Match match) => new(
        match.Groups["sign"].Value.Trim(), match.Groups["type"].Value, match.Groups["name"].Value,
        match.Groups["state"].Value, match.Groups["info"].Value.Trim());

    /// <summary>The indented lines below a title, up to the next title.</summary>
    private static IEnumerable<string> Section(string[] lines, string title) =>
        lines.SkipWhile(line => line != title).Skip(1).TakeWhile(line => line.Length == 0 || line[0] == ' ');

    /// <summary>A space, two characters of sign, the type, the name, then the state with its seconds, if there is one.</summary>
    [GeneratedRegex("""
        ^[ ](?<sign>[-+~=<> ]{2})[ ]
        (?<type>\w[\w-]*:[\w/.-]+:\w+)[ ]
        (?<name>\S+)[ ]?
        (?<state>(?:\*\*)?(?:creat|updat|delet|replac|refresh|read|runn)(?:ing|ed)?(?:[ ]replacement|[ ]original)?(?:[ ]failed\*\*)?|)
        (?:[ ]\([\d.hms]+\))?
        (?<info>[ ].*|)$
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex RowLine();
}
