using K3sPulumi.LocalEngine.Operations;
using K3sPulumi.LocalEngine.Values;

namespace K3sPulumi.LocalEngine.Live;

/// <summary>What local and remote commands have in common.</summary>
internal static class CommandOutput
{
    /// <summary>The text for that operation: an update without one of its own creates again.</summary>
    public static string? TextFor(OperationContext context, OperationKind kind) => kind switch
    {
        OperationKind.Create => context.Resource.Inputs.Text("create"),
        OperationKind.Update => context.Resource.Inputs.Text("update") ?? context.Resource.Inputs.Text("create"),
        _ => context.Old!.Inputs.Text("delete"),
    };

    public static PropertyMap Of(PropertyMap inputs, Ended? ended) => inputs
        .With("stdout", new StringValue(Trimmed(ended?.Stdout)))
        .With("stderr", new StringValue(Trimmed(ended?.Stderr)));

    /// <summary>The provider tells the whole command and all that it printed.</summary>
    public static OperationFailedException Failure(string reason, string command, Ended ended) =>
        new($"{reason}: running \"{command.Replace("\"", "\\\"", StringComparison.Ordinal)}\":\n{ended.Both}");

    public static string NewId(OperationContext context) => $"{context.Resource.Name}{Chance.Real().Hex(4)}";

    private static string Trimmed(string? text) => text is null ? "" : text.EndsWith('\n') ? text[..^1] : text;
}
