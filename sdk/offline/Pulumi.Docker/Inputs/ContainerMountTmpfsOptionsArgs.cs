namespace Pulumi.Docker.Inputs;

public sealed class ContainerMountTmpfsOptionsArgs : ResourceArgs
{
    public static new ContainerMountTmpfsOptionsArgs Empty => new();

    [Input("mode")] public Input<int>? Mode { get; set; }

    [Input("sizeBytes")] public Input<int>? SizeBytes { get; set; }
}
