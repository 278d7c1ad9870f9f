namespace Pulumi.Docker.Inputs;

public sealed class ContainerUlimitArgs : ResourceArgs
{
    public static new ContainerUlimitArgs Empty => new();

    [Input("hard", required: true)] public Input<int> Hard { get; set; } = null!;

    [Input("name", required: true)] public Input<string> Name { get; set; } = null!;

    [Input("soft", required: true)] public Input<int> Soft { get; set; } = null!;
}
