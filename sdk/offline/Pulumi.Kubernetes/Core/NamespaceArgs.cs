using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Pulumi.Kubernetes.Types.Inputs.Core.V1;

public class NamespaceArgs : ResourceArgs
{
    public static new NamespaceArgs Empty => new();

    [Input("apiVersion")] public Input<string>? ApiVersion { get; set; }

    [Input("kind")] public Input<string>? Kind { get; set; }

    [Input("metadata")] public Input<ObjectMetaArgs>? Metadata { get; set; }
}
