namespace Pulumi.Kubernetes.Types.Inputs.Apps.V1;

public class DeploymentArgs : ResourceArgs
{
    public static new DeploymentArgs Empty => new();

    [Input("apiVersion")] public Input<string>? ApiVersion { get; set; }

    [Input("kind")] public Input<string>? Kind { get; set; }

    [Input("metadata")] public Input<Meta.V1.ObjectMetaArgs>? Metadata { get; set; }

    [Input("spec")] public Input<DeploymentSpecArgs>? Spec { get; set; }
}
