namespace Pulumi.Kubernetes.Types.Inputs.Apps.V1;

public class DeploymentSpecArgs : ResourceArgs
{
    public static new DeploymentSpecArgs Empty => new();

    [Input("minReadySeconds")] public Input<int>? MinReadySeconds { get; set; }

    [Input("replicas")] public Input<int>? Replicas { get; set; }

    [Input("selector", required: true)] public Input<Meta.V1.LabelSelectorArgs> Selector { get; set; } = null!;

    [Input("template", required: true)] public Input<Core.V1.PodTemplateSpecArgs> Template { get; set; } = null!;
}
