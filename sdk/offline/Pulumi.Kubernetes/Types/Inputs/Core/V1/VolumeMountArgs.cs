namespace Pulumi.Kubernetes.Types.Inputs.Core.V1;

public class VolumeMountArgs : ResourceArgs
{
    public static new VolumeMountArgs Empty => new();

    [Input("mountPath", required: true)] public Input<string> MountPath { get; set; } = null!;

    [Input("name", required: true)] public Input<string> Name { get; set; } = null!;

    [Input("readOnly")] public Input<bool>? ReadOnly { get; set; }

    [Input("subPath")] public Input<string>? SubPath { get; set; }
}
