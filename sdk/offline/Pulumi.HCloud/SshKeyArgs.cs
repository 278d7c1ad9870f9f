namespace Pulumi.HCloud;

public sealed class SshKeyArgs : ResourceArgs
{
    public static new SshKeyArgs Empty => new();

    [field: Input("labels")] public InputMap<string> Labels { get => field ??= new(); set; }

    [Input("name")] public Input<string>? Name { get; set; }

    [Input("publicKey", required: true)] public Input<string> PublicKey { get; set; } = null!;
}
