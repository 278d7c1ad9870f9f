namespace Pulumi.Kubernetes.Types.Inputs.Core.V1;

public class ConfigMapArgs : ResourceArgs
{
    public static new ConfigMapArgs Empty => new();

    [Input("apiVersion")] public Input<string>? ApiVersion { get; set; }

    [field: Input("binaryData")] public InputMap<string> BinaryData { get => field ??= new(); set; }

    [field: Input("data")] public InputMap<string> Data { get => field ??= new(); set; }

    [Input("immutable")] public Input<bool>? Immutable { get; set; }

    [Input("kind")] public Input<string>? Kind { get; set; }

    [Input("metadata")] public Input<Meta.V1.ObjectMetaArgs>? Metadata { get; set; }
}
