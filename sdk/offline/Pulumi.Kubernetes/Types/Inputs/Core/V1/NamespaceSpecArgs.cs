namespace Pulumi.Kubernetes.Types.Inputs.Core.V1;

public class NamespaceSpecArgs : ResourceArgs
{
    public static new NamespaceSpecArgs Empty => new();

    [field: Input("finalizers")] public InputList<string> Finalizers { get => field ??= new(); set; }
}
