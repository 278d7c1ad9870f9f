namespace Pulumi.Kubernetes.Types.Inputs.Core.V1;

public class ContainerPortArgs : ResourceArgs
{
    public static new ContainerPortArgs Empty => new();

    [Input("containerPort", required: true)] public Input<int> ContainerPortValue { get; set; } = null!;

    [Input("hostIP")] public Input<string>? HostIP { get; set; }

    [Input("hostPort")] public Input<int>? HostPort { get; set; }

    [Input("name")] public Input<string>? Name { get; set; }

    [Input("protocol")] public Input<string>? Protocol { get; set; }
}
