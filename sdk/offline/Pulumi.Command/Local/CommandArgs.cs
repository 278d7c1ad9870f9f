namespace Pulumi.Command.Local;

public sealed class CommandArgs : ResourceArgs
{
    public static new CommandArgs Empty => new();

    [Input("addPreviousOutputInEnv")] public Input<bool>? AddPreviousOutputInEnv { get; set; }

    [field: Input("archivePaths")] public InputList<string> ArchivePaths { get => field ??= new(); set; }

    [field: Input("assetPaths")] public InputList<string> AssetPaths { get => field ??= new(); set; }

    [Input("create")] public Input<string>? Create { get; set; }

    [Input("delete")] public Input<string>? Delete { get; set; }

    [Input("dir")] public Input<string>? Dir { get; set; }

    [field: Input("environment")] public InputMap<string> Environment { get => field ??= new(); set; }

    [field: Input("interpreter")] public InputList<string> Interpreter { get => field ??= new(); set; }

    [Input("logging")] public Input<Logging>? Logging { get; set; }

    [Input("stdin")] public Input<string>? Stdin { get; set; }

    [field: Input("triggers")] public InputList<object> Triggers { get => field ??= new(); set; }

    [Input("update")] public Input<string>? Update { get; set; }
}
