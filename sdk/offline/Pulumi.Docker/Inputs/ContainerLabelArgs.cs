namespace Pulumi.Docker.Inputs;

public sealed class ContainerLabelArgs : ResourceArgs
{
    public static new ContainerLabelArgs Empty => new();

    [Input("label", required: true)] public Input<string> Label { get; set; } = null!;

    [Input("value", required: true)] public Input<string> Value { get; set; } = null!;
}
