namespace Pulumi.Docker.Inputs;

public sealed class ContainerPortArgs : ResourceArgs
{
    public static new ContainerPortArgs Empty => new();

    [Input("external")] public Input<int>? External { get; set; }

    [Input("internal", required: true)] public Input<int> Internal { get; set; } = null!;

    [Input("ip")] public Input<string>? Ip { get; set; }

    [Input("protocol")] public Input<string>? Protocol { get; set; }
}
