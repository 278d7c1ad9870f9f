namespace Pulumi.Kubernetes.Types.Inputs.Meta.V1;

public class LabelSelectorArgs : ResourceArgs
{
    public static new LabelSelectorArgs Empty => new();

    [field: Input("matchLabels")] public InputMap<string> MatchLabels { get => field ??= new(); set; }
}
