namespace Pulumi.Command.Remote;

public sealed class CommandArgs : ResourceArgs
{
    public static new CommandArgs Empty => new();

    [Input("addPreviousOutputInEnv")] public Input<bool>? AddPreviousOutputInEnv { get; set; }

    [field: Input("connection", required: true)]
    public Input<Remote.Inputs.ConnectionArgs>? Connection { get; set => field = Utilities.Secret(value); }

    [Input("create")] public Input<string>? Create { get; set; }

    [Input("delete")] public Input<string>? Delete { get; set; }

    [field: Input("environment")] public InputMap<string> Environment { get => field ??= new(); set; }

    [Input("logging")] public Input<Logging>? Logging { get; set; }

    [Input("stdin")] public Input<string>? Stdin { get; set; }

    [field: Input("triggers")] public InputList<object> Triggers { get => field ??= new(); set; }

    [Input("update")] public Input<string>? Update { get; set; }
}
