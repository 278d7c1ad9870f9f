namespace Pulumi.Kubernetes.Types.Inputs.Core.V1;

public class TolerationArgs : ResourceArgs
{
    public static new TolerationArgs Empty => new();

    [Input("effect")] public Input<string>? Effect { get; set; }

    [Input("key")] public Input<string>? Key { get; set; }

    [Input("operator")] public Input<string>? Operator { get; set; }

    [Input("value")] public Input<string>? Value { get; set; }
}
