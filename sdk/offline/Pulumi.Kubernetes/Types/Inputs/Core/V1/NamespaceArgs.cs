namespace Pulumi.Kubernetes.Types.Inputs.Core.V1;

public class NamespaceArgs : ResourceArgs
{
    public static new NamespaceArgs Empty => new();

    [Input("apiVersion")] public Input<string>? ApiVersion { get; set; }

    [Input("kind")] public Input<string>? Kind { get; set; }

    [Input("metadata")] public Input<Meta.V1.ObjectMetaArgs>? Metadata { get; set; }

    [Input("spec")] public Input<NamespaceSpecArgs>? Spec { get; set; }
}
