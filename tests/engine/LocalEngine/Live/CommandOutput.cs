using K3sPulumi.LocalEngine.Operations;
using K3sPulumi.LocalEngine.Values;

namespace K3sPulumi.LocalEngine.Live;

/// <summary>What local and remote commands have in common.</summary>
internal static class CommandOutput
{
    /// <summary>The text for that operation: an update without its own text runs create again.</summary>
    public static string? TextFor(OperationContext context, OperationKind kind) => kind switch
    {
        OperationKind.Create => context.Resource.Inputs.Text("create"),
        OperationKind.Update => context.Resource.Inputs.Text("update") ?? context.Resource.Inputs.Text("create"),
        _ => context.Old!.Inputs.Text("delete"),
    };

    public static PropertyMap Of(PropertyMap inputs, Ended? ended) => inputs
        .With("stdout", new StringValue(Trimmed(ended?.Stdout)))
        .With("stderr", new StringValue(Trimmed(ended?.Stderr)));

    /// <summary>The provider reports the whole command and its whole output.</summary>
    public static OperationFailedException Failure(string reason, string command, Ended ended) =>
        new($"{reason}: running {GoText.Quote(command)}:\n{ended.Both}");

    /// <summary>The streams whose lines are shown while the command runs: both, unless <c>logging</c> is set.</summary>
    public static ShownStreams Shown(PropertyMap inputs) => inputs.Text("logging") switch
    {
        "none" => ShownStreams.None,
        "stdout" => ShownStreams.Stdout,
        "stderr" => ShownStreams.Stderr,
        _ => ShownStreams.Stdout | ShownStreams.Stderr,
    };

    /// <summary>The command's last output, for the environment of the next run; omitted if it is empty.</summary>
    public static IEnumerable<(string Variable, string Text)> PreviousOutput(PropertyMap inputs, PropertyMap? previous)
    {
        if (inputs.Flag("addPreviousOutputInEnv") == false)
            yield break;
        if (previous?.Text("stdout") is { Length: > 0 } stdout)
            yield return ("PULUMI_COMMAND_STDOUT", stdout);
        if (previous?.Text("stderr") is { Length: > 0 } stderr)
            yield return ("PULUMI_COMMAND_STDERR", stderr);
    }

    public static string NewId(OperationContext context) => $"{context.Resource.Name}{Chance.Real().Hex(4)}";

    private static string Trimmed(string? text) => text is null ? "" : text.EndsWith('\n') ? text[..^1] : text;
}
