namespace Pulumi.Kubernetes.Types.Inputs.Core.V1;

public class PodTemplateSpecArgs : ResourceArgs
{
    public static new PodTemplateSpecArgs Empty => new();

    [Input("metadata")] public Input<Meta.V1.ObjectMetaArgs>? Metadata { get; set; }

    [Input("spec")] public Input<PodSpecArgs>? Spec { get; set; }
}
