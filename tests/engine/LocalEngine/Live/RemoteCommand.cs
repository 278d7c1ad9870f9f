using System.Text;
using K3sPulumi.LocalEngine.Operations;
using K3sPulumi.LocalEngine.Values;

namespace K3sPulumi.LocalEngine.Live;

/// <summary>command:remote:Command. Without a text for the operation no connection is made.</summary>
internal static class RemoteCommand
{
    public static async Task<Made> CreateAsync(OperationContext context, CancellationToken cancellation) =>
        new(CommandOutput.NewId(context), await RunAsync(context, OperationKind.Create, cancellation));

    public static async Task<Made> UpdateAsync(OperationContext context, CancellationToken cancellation) =>
        new(context.Old!.Id, await RunAsync(context, OperationKind.Update, cancellation));

    public static Task DeleteAsync(OperationContext context, CancellationToken cancellation) =>
        RunAsync(context, OperationKind.Delete, cancellation);

    private static async Task<PropertyMap> RunAsync(OperationContext context, OperationKind kind, CancellationToken cancellation)
    {
        var inputs = kind == OperationKind.Delete ? context.Old!.Inputs : context.Resource.Inputs;
        if (CommandOutput.TextFor(context, kind) is not { Length: > 0 } command)
            return CommandOutput.Of(inputs, null);
        if (inputs.Map("environment") is { Count: > 0 })
            throw new OperationFailedException("environment: an ordinary sshd refuses variables; pass data through stdin.");
        // An ordinary sshd rejects these too; the provider then warns and continues.
        var previous = kind == OperationKind.Create ? null : context.Old!.Outputs;
        foreach (var (variable, _) in CommandOutput.PreviousOutput(inputs, previous))
            context.Record.Warnings.Add(Refused(variable));
        var stdin = Encoding.UTF8.GetBytes(inputs.Text("stdin") ?? "");
        var target = SshTarget.Of(inputs.Map("connection") ?? PropertyMap.Empty);
        var ended = await SshSession.RunAsync(
            target, command, to => to.WriteAsync(stdin, cancellation).AsTask(), context, cancellation);
        return CommandOutput.Of(inputs, ended);
    }

    private static string Refused(string variable) => $"""
        Unable to set '{variable}'. This only works if your SSH server is configured to accept
        \tthese variables via AcceptEnv. Alternatively, if a Bash-like shell runs the command on the remote host, you could
        \tprefix the command itself with the variables in the form 'VAR=value command'
        """.Replace("\\t", "\t", StringComparison.Ordinal);
}
