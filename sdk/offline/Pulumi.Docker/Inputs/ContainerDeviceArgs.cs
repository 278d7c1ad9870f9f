namespace Pulumi.Docker.Inputs;

public sealed class ContainerDeviceArgs : ResourceArgs
{
    public static new ContainerDeviceArgs Empty => new();

    [Input("containerPath")] public Input<string>? ContainerPath { get; set; }

    [Input("hostPath", required: true)] public Input<string> HostPath { get; set; } = null!;

    [Input("permissions")] public Input<string>? Permissions { get; set; }
}
