namespace Pulumi.Docker.Inputs;

public sealed class ContainerDeviceReadBpArgs : ResourceArgs
{
    public static new ContainerDeviceReadBpArgs Empty => new();

    [Input("path", required: true)] public Input<string> Path { get; set; } = null!;

    [Input("rate", required: true)] public Input<int> Rate { get; set; } = null!;
}
