using System.Globalization;
using System.Text;
using K3sPulumi.LocalEngine.Operations;
using K3sPulumi.LocalEngine.Values;

namespace K3sPulumi.LocalEngine.Live;

/// <summary>command:local:Command through its interpreter, <c>/bin/sh -c</c> unless given.</summary>
internal sealed class LocalCommand(string directory)
{
    public async Task<Made> CreateAsync(OperationContext context, CancellationToken cancellation) =>
        new(CommandOutput.NewId(context), await RunAsync(context, OperationKind.Create, cancellation));

    public async Task<Made> UpdateAsync(OperationContext context, CancellationToken cancellation) =>
        new(context.Old!.Id, await RunAsync(context, OperationKind.Update, cancellation));

    public Task DeleteAsync(OperationContext context, CancellationToken cancellation) =>
        RunAsync(context, OperationKind.Delete, cancellation);

    /// <summary>The function command:local:run.</summary>
    public async Task<PropertyMap> RunAsync(PropertyMap arguments, CancellationToken cancellation)
    {
        var command = arguments.Text("command") ?? "";
        return CommandOutput.Of(arguments, await RunAsync(command, arguments, null, null, cancellation));
    }

    private async Task<PropertyMap> RunAsync(OperationContext context, OperationKind kind, CancellationToken cancellation)
    {
        var inputs = kind == OperationKind.Delete ? context.Old!.Inputs : context.Resource.Inputs;
        var command = CommandOutput.TextFor(context, kind);
        var previous = kind == OperationKind.Create ? null : context.Old!.Outputs;
        return CommandOutput.Of(inputs, command is { Length: > 0 }
            ? await RunAsync(command, inputs, previous, context.Record, cancellation)
            : null);
    }

    private async Task<Ended> RunAsync(
        string command, PropertyMap inputs, PropertyMap? previous, OperationRecord? record, CancellationToken cancellation)
    {
        var interpreter = inputs.Texts("interpreter") is { Count: > 0 } own ? own : ["/bin/sh", "-c"];
        var stdin = Encoding.UTF8.GetBytes(inputs.Text("stdin") ?? "");
        var ended = await Processes.RunAsync(
            interpreter[0], [.. interpreter.Skip(1), command], to => to.WriteAsync(stdin, cancellation).AsTask(),
            Environment(inputs, previous), Path.GetFullPath(inputs.Text("dir") ?? ".", directory), cancellation,
            CommandOutput.Shown(inputs), line => record?.Show(line));
        return ended.Succeeded
            ? ended
            : throw CommandOutput.Failure(string.Create(CultureInfo.InvariantCulture, $"exit status {ended.ExitCode}"), command,
                ended);
    }

    private static Dictionary<string, string> Environment(PropertyMap inputs, PropertyMap? previous)
    {
        var environment = new Dictionary<string, string>();
        foreach (var (name, value) in inputs.Map("environment") ?? PropertyMap.Empty)
            if (value.Reveal() is StringValue text)
                environment[name] = text.Value;
        foreach (var (name, text) in CommandOutput.PreviousOutput(inputs, previous))
            environment[name] = text;
        return environment;
    }
}
