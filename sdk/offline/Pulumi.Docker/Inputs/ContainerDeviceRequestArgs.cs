namespace Pulumi.Docker.Inputs;

public sealed class ContainerDeviceRequestArgs : ResourceArgs
{
    public static new ContainerDeviceRequestArgs Empty => new();

    [field: Input("capabilities")] public InputList<string> Capabilities { get => field ??= new(); set; }

    [Input("count")] public Input<int>? Count { get; set; }

    [field: Input("deviceIds")] public InputList<string> DeviceIds { get => field ??= new(); set; }

    [Input("driver")] public Input<string>? Driver { get; set; }

    [field: Input("options")] public InputMap<string> Options { get => field ??= new(); set; }
}
