namespace Pulumi.Kubernetes.Types.Inputs.Meta.V1;

public class ObjectMetaArgs : ResourceArgs
{
    public static new ObjectMetaArgs Empty => new();

    [field: Input("annotations")] public InputMap<string> Annotations { get => field ??= new(); set; }

    [field: Input("labels")] public InputMap<string> Labels { get => field ??= new(); set; }

    [Input("name")] public Input<string>? Name { get; set; }

    [Input("namespace")] public Input<string>? Namespace { get; set; }
}
