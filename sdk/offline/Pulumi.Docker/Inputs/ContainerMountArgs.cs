namespace Pulumi.Docker.Inputs;

public sealed class ContainerMountArgs : ResourceArgs
{
    public static new ContainerMountArgs Empty => new();

    [Input("bindOptions")] public Input<ContainerMountBindOptionsArgs>? BindOptions { get; set; }

    [Input("readOnly")] public Input<bool>? ReadOnly { get; set; }

    [Input("source")] public Input<string>? Source { get; set; }

    [Input("target", required: true)] public Input<string> Target { get; set; } = null!;

    [Input("tmpfsOptions")] public Input<ContainerMountTmpfsOptionsArgs>? TmpfsOptions { get; set; }

    [Input("type", required: true)] public Input<string> Type { get; set; } = null!;

    [Input("volumeOptions")] public Input<ContainerMountVolumeOptionsArgs>? VolumeOptions { get; set; }
}
