namespace Pulumi.Command.Remote;

public sealed class CopyToRemoteArgs : ResourceArgs
{
    public static new CopyToRemoteArgs Empty => new();

    [field: Input("connection", required: true)]
    public Input<Remote.Inputs.ConnectionArgs>? Connection { get; set => field = Utilities.Secret(value); }

    [Input("remotePath", required: true)] public Input<string> RemotePath { get; set; } = null!;

    [Input("source", required: true)] public Input<AssetOrArchive> Source { get; set; } = null!;

    [field: Input("triggers")] public InputList<object> Triggers { get => field ??= new(); set; }
}
