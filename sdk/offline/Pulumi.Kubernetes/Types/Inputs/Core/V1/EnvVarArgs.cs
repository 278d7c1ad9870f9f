namespace Pulumi.Kubernetes.Types.Inputs.Core.V1;

public class EnvVarArgs : ResourceArgs
{
    public static new EnvVarArgs Empty => new();

    [Input("name", required: true)] public Input<string> Name { get; set; } = null!;

    [Input("value")] public Input<string>? Value { get; set; }
}
