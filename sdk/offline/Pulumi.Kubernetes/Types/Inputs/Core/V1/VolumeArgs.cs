namespace Pulumi.Kubernetes.Types.Inputs.Core.V1;

public class VolumeArgs : ResourceArgs
{
    public static new VolumeArgs Empty => new();

    [Input("configMap")] public Input<ConfigMapVolumeSourceArgs>? ConfigMap { get; set; }

    [Input("name", required: true)] public Input<string> Name { get; set; } = null!;
}
