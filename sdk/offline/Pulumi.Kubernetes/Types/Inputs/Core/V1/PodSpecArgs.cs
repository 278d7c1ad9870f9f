namespace Pulumi.Kubernetes.Types.Inputs.Core.V1;

public class PodSpecArgs : ResourceArgs
{
    public static new PodSpecArgs Empty => new();

    [field: Input("containers", required: true)] public InputList<ContainerArgs> Containers { get => field ??= new(); set; }

    [Input("hostNetwork")] public Input<bool>? HostNetwork { get; set; }

    [Input("nodeName")] public Input<string>? NodeName { get; set; }

    [field: Input("nodeSelector")] public InputMap<string> NodeSelector { get => field ??= new(); set; }

    [Input("restartPolicy")] public Input<string>? RestartPolicy { get; set; }

    [Input("serviceAccountName")] public Input<string>? ServiceAccountName { get; set; }

    [field: Input("tolerations")] public InputList<TolerationArgs> Tolerations { get => field ??= new(); set; }

    [field: Input("volumes")] public InputList<VolumeArgs> Volumes { get => field ??= new(); set; }
}
