namespace Pulumi.Command.Local;

public sealed class RunArgs : InvokeArgs
{
    public static new RunArgs Empty => new();

    [Input("addPreviousOutputInEnv")] public bool? AddPreviousOutputInEnv { get; set; }

    [field: Input("archivePaths")] public List<string> ArchivePaths { get => field ??= new(); set; }

    [field: Input("assetPaths")] public List<string> AssetPaths { get => field ??= new(); set; }

    [Input("command", required: true)] public string Command { get; set; } = null!;

    [Input("dir")] public string? Dir { get; set; }

    [field: Input("environment")] public Dictionary<string, string> Environment { get => field ??= new(); set; }

    [field: Input("interpreter")] public List<string> Interpreter { get => field ??= new(); set; }

    [Input("logging")] public Logging? Logging { get; set; }

    [Input("stdin")] public string? Stdin { get; set; }
}
