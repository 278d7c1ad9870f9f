namespace Pulumi.Docker;

public sealed class VolumeArgs : ResourceArgs
{
    public static new VolumeArgs Empty => new();

    [Input("cluster")] public Input<Inputs.VolumeClusterArgs>? Cluster { get; set; }

    [Input("driver")] public Input<string>? Driver { get; set; }

    [field: Input("driverOpts")] public InputMap<string> DriverOpts { get => field ??= new(); set; }

    [field: Input("labels")] public InputList<Inputs.VolumeLabelArgs> Labels { get => field ??= new(); set; }

    [Input("name")] public Input<string>? Name { get; set; }
}
