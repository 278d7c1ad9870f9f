namespace K3sPulumi.LocalEngine.Cli;

internal enum Verb
{
    Preview,
    Up,
    Destroy,
}

/// <summary>The parsed command line.</summary>
internal sealed record CommandLine(Verb Verb)
{
    public const string Usage = """
        A small engine for previews and tests of Pulumi programs where Pulumi itself cannot be had. It is not a second Pulumi.

          preview   what a run would do
          up        does it, for real, with a state file
          destroy   deletes all that the state file holds

          --stack DIR        the folder of Pulumi.yaml (default: here)
          --name NAME        the stack's name (default: dev)
          --config KEY=TEXT  a configuration value; may be repeated
          --secret KEY=TEXT  the same, secret
          --state FILE       the state file (default: .pulumi-state/local/NAME.json in the folder of Pulumi.yaml)
          --other NAME=FILE  the state file of another stack that the program refers to; may be repeated
          --diff             the values that change
          --json             a preview as JSON, as pulumi prints it; with --show-sames also what does not change
          --continue-on-error  does what does not depend on a step that failed

        Secrets in the state file are encrypted with PULUMI_CONFIG_PASSPHRASE, or the text of the file that
        PULUMI_CONFIG_PASSPHRASE_FILE names.
        """;

    public string Directory { get; private init; } = ".";

    public string Name { get; private init; } = "dev";

    public string? StateFile { get; private init; }

    public bool Diff { get; private init; }

    public bool Json { get; private init; }

    public bool Sames { get; private init; }

    public bool ContinueOnError { get; private init; }

    public IReadOnlyList<(string Name, string File)> Others { get; private init; } = [];

    public IReadOnlyList<(string Key, string Value, bool Secret)> Config { get; private init; } = [];

    /// <exception cref="UsageException">what is wrong with the arguments</exception>
    public static CommandLine Parse(IReadOnlyList<string> arguments)
    {
        if (arguments.Count == 0 || !Enum.TryParse<Verb>(arguments[0], ignoreCase: true, out var verb)
            || char.IsDigit(arguments[0][0]))
            throw new UsageException(Usage);
        var line = new CommandLine(verb);
        for (var i = 1; i < arguments.Count; i++)
        {
            string Value() => ++i < arguments.Count
                ? arguments[i] : throw new UsageException($"{arguments[i - 1]}: a value is missing.");
            line = arguments[i] switch
            {
                "--stack" => line with { Directory = Value() },
                "--name" => line with { Name = Value() },
                "--state" => line with { StateFile = Value() },
                "--diff" => line with { Diff = true },
                "--json" when verb == Verb.Preview => line with { Json = true },
                "--show-sames" when verb == Verb.Preview => line with { Sames = true },
                "--continue-on-error" => line with { ContinueOnError = true },
                "--other" => line with { Others = [.. line.Others, Pair(Value())] },
                "--config" => line with { Config = [.. line.Config, Entry(Value(), secret: false)] },
                "--secret" => line with { Config = [.. line.Config, Entry(Value(), secret: true)] },
                var other => throw new UsageException($"{other}: unknown argument.\n\n{Usage}"),
            };
        }
        return line;
    }

    private static (string, string, bool) Entry(string text, bool secret)
    {
        var (key, value) = Pair(text);
        return (key, value, secret);
    }

    private static (string, string) Pair(string text) => text.Split('=', 2) is [var key, var value]
        ? (key, value)
        : throw new UsageException($"{text}: write it as NAME=VALUE.");
}

/// <summary>The command line, or something that it refers to, is invalid; the message says why.</summary>
internal sealed class UsageException(string message) : Exception(message);
