namespace Pulumi.Kubernetes.Types.Inputs.Core.V1;

public class ServiceSpecArgs : ResourceArgs
{
    public static new ServiceSpecArgs Empty => new();

    [Input("clusterIP")] public Input<string>? ClusterIP { get; set; }

    [Input("externalName")] public Input<string>? ExternalName { get; set; }

    [Input("externalTrafficPolicy")] public Input<string>? ExternalTrafficPolicy { get; set; }

    [field: Input("ports")] public InputList<ServicePortArgs> Ports { get => field ??= new(); set; }

    [field: Input("selector")] public InputMap<string> Selector { get => field ??= new(); set; }

    [Input("type")] public InputUnion<string, Kubernetes.Core.V1.ServiceSpecType>? Type { get; set; }
}
