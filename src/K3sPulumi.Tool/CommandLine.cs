namespace K3sPulumi.Tool;

/// <summary>What the command line asks for.</summary>
internal sealed record CommandLine
{
    public const string Usage = """
        k3spulumi summarize [FILE] [--format markdown|text] [--title TEXT] [--marker TEXT]

          Summarizes the output of `pulumi preview --json --show-sames` for a reviewer: what happens to each node, in which
          order, and what it risks. Without FILE, or with -, it reads standard input.

          --format   markdown (default): a comment for a pull request; text: for a terminal or a log
          --title    the heading (default: K3s clusters)
          --marker   identifies the comment among others of the same pull request (default: default)

        k3spulumi comment [FILE]

          Writes FILE, or standard input, as a comment of the pull request (GitHub) or merge request (GitLab) that the job runs
          for, in place of an earlier comment with the same first line. The token is GITHUB_TOKEN or GITLAB_TOKEN.

        Exit code: 0; 2 if the arguments or the input cannot be used; 3 if the comment could not be written.
        """;

    public bool IsComment { get; private init; }

    public string File { get; private init; } = "-";

    public bool IsMarkdown { get; private init; } = true;

    public string Title { get; private init; } = "K3s clusters";

    public string Marker { get; private init; } = "default";

    /// <exception cref="FormatException">The arguments cannot be used; the message says why.</exception>
    public static CommandLine Parse(IReadOnlyList<string> arguments)
    {
        if (arguments is not ["summarize" or "comment", ..])
            throw new FormatException(arguments.Count == 0 || arguments is ["--help" or "-h", ..]
                ? Usage : $"{arguments[0]}: unknown command.\n\n{Usage}");
        var line = new CommandLine { IsComment = arguments[0] == "comment" };
        for (var i = 1; i < arguments.Count; i++)
        {
            string Value() => ++i < arguments.Count
                ? arguments[i] : throw new FormatException($"{arguments[i - 1]}: the value is missing.");
            line = arguments[i] switch
            {
                "--format" => line with { IsMarkdown = Format(Value()) },
                "--title" => line with { Title = Value() },
                "--marker" => line with { Marker = Value() },
                "--help" or "-h" => throw new FormatException(Usage),
                ['-', _, ..] and var unknown => throw new FormatException($"{unknown}: unknown option.\n\n{Usage}"),
                var file => line with { File = file },
            };
        }

        return line;
    }

    private static bool Format(string value) => value switch
    {
        "markdown" => true,
        "text" => false,
        _ => throw new FormatException($"--format: \"{value}\" is not a valid format; use markdown or text."),
    };
}
