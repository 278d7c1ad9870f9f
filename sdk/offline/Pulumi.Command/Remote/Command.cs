using System.Collections.Immutable;

namespace Pulumi.Command.Remote;

[CommandResourceType("command:remote:Command")]
public class Command : CustomResource
{
    public Command(string name, CommandArgs args, CustomResourceOptions? options = null)
        : base("command:remote:Command", name, args ?? new CommandArgs(), MakeOptions(options))
    {
    }

    private Command(string name, Input<string> id, CustomResourceOptions? options)
        : base("command:remote:Command", name, null, MakeOptions(options, id))
    {
    }

    [Output("addPreviousOutputInEnv")] public Output<bool?> AddPreviousOutputInEnv { get; private set; } = null!;

    [Output("connection")] public Output<Remote.Outputs.Connection> Connection { get; private set; } = null!;

    [Output("create")] public Output<string?> Create { get; private set; } = null!;

    [Output("delete")] public Output<string?> Delete { get; private set; } = null!;

    [Output("environment")] public Output<ImmutableDictionary<string, string>?> Environment { get; private set; } = null!;

    [Output("logging")] public Output<Logging?> Logging { get; private set; } = null!;

    [Output("stderr")] public Output<string> Stderr { get; private set; } = null!;

    [Output("stdin")] public Output<string?> Stdin { get; private set; } = null!;

    [Output("stdout")] public Output<string> Stdout { get; private set; } = null!;

    [Output("triggers")] public Output<ImmutableArray<object>> Triggers { get; private set; } = null!;

    [Output("update")] public Output<string?> Update { get; private set; } = null!;

    public static Command Get(string name, Input<string> id, CustomResourceOptions? options = null) => new(name, id, options);

    private static CustomResourceOptions MakeOptions(CustomResourceOptions? options, Input<string>? id = null) =>
        Utilities.Options(new() { AdditionalSecretOutputs = ["connection"], ReplaceOnChanges = ["triggers[*]"] }, options, id);
}
