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
        var stdin = Encoding.UTF8.GetBytes(inputs.Text("stdin") ?? "");
        var target = SshTarget.Of(inputs.Map("connection") ?? PropertyMap.Empty);
        var ended = await SshSession.RunAsync(
            target, command, to => to.WriteAsync(stdin, cancellation).AsTask(), context, cancellation);
        return CommandOutput.Of(inputs, ended);
    }
}
