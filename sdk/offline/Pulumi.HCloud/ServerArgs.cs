namespace Pulumi.HCloud;

public sealed class ServerArgs : ResourceArgs
{
    public static new ServerArgs Empty => new();

    [Input("image")] public Input<string>? Image { get; set; }

    [field: Input("labels")] public InputMap<string> Labels { get => field ??= new(); set; }

    [Input("location")] public Input<string>? Location { get; set; }

    [Input("name")] public Input<string>? Name { get; set; }

    [Input("serverType", required: true)] public Input<string> ServerType { get; set; } = null!;

    [field: Input("sshKeys")] public InputList<string> SshKeys { get => field ??= new(); set; }

    [Input("userData")] public Input<string>? UserData { get; set; }
}
