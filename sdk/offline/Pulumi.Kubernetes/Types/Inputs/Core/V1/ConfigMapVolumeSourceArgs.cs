namespace Pulumi.Kubernetes.Types.Inputs.Core.V1;

public class ConfigMapVolumeSourceArgs : ResourceArgs
{
    public static new ConfigMapVolumeSourceArgs Empty => new();

    [Input("defaultMode")] public Input<int>? DefaultMode { get; set; }

    [Input("name")] public Input<string>? Name { get; set; }

    [Input("optional")] public Input<bool>? Optional { get; set; }
}
