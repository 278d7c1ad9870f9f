namespace Pulumi.Docker.Inputs;

public sealed class ContainerHostArgs : ResourceArgs
{
    public static new ContainerHostArgs Empty => new();

    [Input("host", required: true)] public Input<string> Host { get; set; } = null!;

    [Input("ip", required: true)] public Input<string> Ip { get; set; } = null!;
}
