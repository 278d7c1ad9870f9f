namespace Pulumi.Docker.Inputs;

public sealed class ContainerMountBindOptionsArgs : ResourceArgs
{
    public static new ContainerMountBindOptionsArgs Empty => new();

    [Input("propagation")] public Input<string>? Propagation { get; set; }
}
