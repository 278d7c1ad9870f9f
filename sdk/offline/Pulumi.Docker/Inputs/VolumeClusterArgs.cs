namespace Pulumi.Docker.Inputs;

public sealed class VolumeClusterArgs : ResourceArgs
{
    public static new VolumeClusterArgs Empty => new();

    [Input("availability")] public Input<string>? Availability { get; set; }

    [Input("group")] public Input<string>? Group { get; set; }

    [Input("id")] public Input<string>? Id { get; set; }

    [Input("limitBytes")] public Input<string>? LimitBytes { get; set; }

    [Input("requiredBytes")] public Input<string>? RequiredBytes { get; set; }

    [Input("scope")] public Input<string>? Scope { get; set; }

    [Input("sharing")] public Input<string>? Sharing { get; set; }

    [Input("topologyPreferred")] public Input<string>? TopologyPreferred { get; set; }

    [Input("topologyRequired")] public Input<string>? TopologyRequired { get; set; }

    [Input("type")] public Input<string>? Type { get; set; }
}
