namespace Pulumi.Kubernetes.Types.Inputs.Core.V1;

public class ResourceRequirementsArgs : ResourceArgs
{
    public static new ResourceRequirementsArgs Empty => new();

    [field: Input("limits")] public InputMap<string> Limits { get => field ??= new(); set; }

    [field: Input("requests")] public InputMap<string> Requests { get => field ??= new(); set; }
}
